package org.taizhang.probes;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.software.os.OSFileStore;
import oshi.software.os.OperatingSystem;

/** The parts of this machine that are worth watching; which there are is asked anew every five minutes. */
final class Machine {
    private static final long RENEWAL = Duration.ofMinutes(5).toNanos();
    private static final Set<String> PSEUDO =
            Set.of("overlay", "tmpfs", "devtmpfs", "ramfs", "squashfs", "iso9660", "autofs", "efivarfs", "rootfs");
    private static final Pattern NO_DISK = Pattern.compile("(loop|ram|zram|sr|fd)\\d+");
    /** One for each container, under a new name each time. */
    private static final Pattern NO_INTERFACE = Pattern.compile("veth.*|ifb\\d+");

    private final SystemInfo system = new SystemInfo();
    final HardwareAbstractionLayer hardware = system.getHardware();
    final OperatingSystem software = system.getOperatingSystem();

    private @Nullable Parts parts;
    private long renewed;

    record Parts(List<OSFileStore> files, List<NetworkIF> interfaces, List<HWDiskStore> disks) {}

    Parts parts(long now) {
        var known = parts;
        if (known == null || now - renewed > RENEWAL) {
            known = new Parts(
                    real(software.getFileSystem().getFileStores(true)),
                    hardware.getNetworkIFs(false).stream()
                            .filter(net -> !NO_INTERFACE.matcher(net.getName()).matches())
                            .toList(),
                    hardware.getDiskStores().stream()
                            .filter(disk -> !NO_DISK.matcher(name(disk)).matches())
                            .toList());
            parts = known;
            renewed = now;
        }
        return known;
    }

    static String name(HWDiskStore disk) {
        return disk.getName().replaceFirst("^/dev/", "");
    }

    /** The root whatever it is, and every other volume once, where it is mounted highest. */
    static List<OSFileStore> real(List<OSFileStore> all) {
        var volumes = new HashSet<String>();
        return all.stream()
                .sorted(Comparator.comparingInt(store -> store.getMount().length()))
                .filter(store -> store.getMount().equals("/")
                        || (store.getTotalSpace() > 0 && !PSEUDO.contains(store.getType())))
                .filter(store -> volumes.add(store.getVolume()))
                .toList();
    }
}
