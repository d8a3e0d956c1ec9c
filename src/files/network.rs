//! Whether a file lies on a file system of the network, where locks and the news of changes can't
//! be relied on.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// The numbers by which Linux names file systems of the network (`statfs(2)`), and their names.
const BY_NUMBER: [(u64, &str); 13] = [
    (0x6969, "NFS"),
    (0x517b, "SMB"),
    (0xff53_4d42, "CIFS/SMB"),
    (0xfe53_4d42, "SMB"),
    (0x0102_1997, "9p"),
    (0x564c, "NCP"),
    (0x5346_414f, "AFS"),
    (0x6b41_4653, "AFS"),
    (0x7375_7245, "Coda"),
    (0x00c3_6400, "Ceph"),
    (0x0bd0_0bd0, "Lustre"),
    (0x786f_4256, "VirtualBox"),
    (0xbacb_acbc, "VMware"),
];

/// File systems of programs (FUSE): what they are is said by the table of mounts.
const FUSE: u64 = 0x6573_5546;

/// Those of them that are on the machine itself.
const LOCAL_FUSE: [&str; 8] = [
    "fuseblk",
    "fuse.ntfs-3g",
    "fuse.exfat",
    "fuse.fuse-overlayfs",
    "fuse.bindfs",
    "fuse.ecryptfs",
    "fuse.gocryptfs",
    "fuse.mergerfs",
];

/// The name of the network's file system that the file lies on; none when it lies on the machine,
/// or the system would not say.
#[must_use]
pub fn network_of(path: &Path) -> Option<String> {
    let kind = rustix::fs::statfs(path).ok()?.f_type;
    // Numbers are 32 bits wide, and on some systems arrive with their sign stretched.
    let number = u64::from(kind as u32);
    let mounts = || fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let device = fs::metadata(path).ok()?.dev();
    named(number, device, mounts)
}

fn named(number: u64, device: u64, mounts: impl FnOnce() -> String) -> Option<String> {
    if let Some((_, name)) = BY_NUMBER.iter().find(|(it, _)| *it == number) {
        return Some((*name).to_owned());
    }
    if number != FUSE {
        return None;
    }
    match kind_of_mount(&mounts(), device) {
        Some(kind) if LOCAL_FUSE.contains(&kind.as_str()) => None,
        Some(kind) => Some(kind),
        None => Some("FUSE".to_owned()),
    }
}

/// The kind of file system that the table of mounts (`proc(5)`) has for a device.
fn kind_of_mount(mounts: &str, device: u64) -> Option<String> {
    let (major, minor) = (rustix::fs::major(device), rustix::fs::minor(device));
    let wanted = format!("{major}:{minor}");
    let line = mounts
        .lines()
        .rfind(|line| line.split(' ').nth(2) == Some(&wanted))?;
    let (_, kind) = line.split_once(" - ")?;
    kind.split(' ').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
        57 22 0:52 / /home/a/office rw,nosuid - fuse.sshfs a@host:/srv rw\n\
        58 22 8:17 / /media/usb rw shared:3 - fuseblk /dev/sdb1 rw\n";

    #[test]
    fn the_networks_file_systems_are_told_by_name() {
        let none = || -> String { String::new() };
        assert_eq!(named(0x6969, 0, none).as_deref(), Some("NFS"));
        assert_eq!(named(0xff53_4d42, 0, none).as_deref(), Some("CIFS/SMB"));
        assert_eq!(named(0x0102_1997, 0, none).as_deref(), Some("9p"));
        // ext4 and tmpfs.
        assert_eq!(named(0xef53, 0, none), None);
        assert_eq!(named(0x0102_1994, 0, none), None);
        let fuse = |device| named(FUSE, device, || MOUNTS.to_owned());
        let device = rustix::fs::makedev;
        assert_eq!(fuse(device(0, 52)).as_deref(), Some("fuse.sshfs"));
        assert_eq!(fuse(device(8, 17)), None);
        assert_eq!(fuse(device(0, 99)).as_deref(), Some("FUSE"));
    }

    #[test]
    fn a_folder_of_this_machine_is_asked_without_harm() {
        // Whatever it lies on: the question has an answer or none.
        let _ = network_of(&std::env::temp_dir());
        assert_eq!(network_of(Path::new("/no/such/place")), None);
    }
}
