package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import oshi.software.os.OSFileStore;

class MachineTest {
    @Test
    void realFileSystemsOnlyAndEachOnce() {
        var real = Machine.real(List.of(
                store("/var/lib/docker/overlay2/x/merged", "overlay", "overlay", 100),
                store("/run", "tmpfs", "tmpfs", 100),
                store("/data/bound", "/dev/vdb1", "xfs", 100),
                store("/data", "/dev/vdb1", "xfs", 100),
                store("/snap/core", "/dev/loop0", "squashfs", 100),
                store("/empty", "/dev/vdc", "ext4", 0),
                store("/pool", "tank", "zfs", 100),
                store("/", "/dev/vda", "ext4", 100)));

        assertThat(real).extracting(OSFileStore::getMount).containsExactly("/", "/data", "/pool");
    }

    @Test
    void theRootCountsWithinAContainerToo() {
        assertThat(Machine.real(List.of(store("/", "overlay", "overlay", 100)))).hasSize(1);
    }

    private static OSFileStore store(String mount, String volume, String type, long total) {
        return (OSFileStore) Proxy.newProxyInstance(
                OSFileStore.class.getClassLoader(),
                new Class<?>[] {OSFileStore.class},
                (store, method, arguments) -> switch (method.getName()) {
                    case "getMount" -> mount;
                    case "getVolume" -> volume;
                    case "getType" -> type;
                    case "getTotalSpace" -> total;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
