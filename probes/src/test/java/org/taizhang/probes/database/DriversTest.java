package org.taizhang.probes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriversTest {
    private static final String URL = "jdbc:postgresql://127.0.0.1/x";

    @TempDir
    private Path folder;

    @Test
    void aJarInTheFolderIsLoadedApartAndGoesBeforeTheOneWeBring() throws Exception {
        var drivers = new Drivers(folder);
        var ours = drivers.of(URL);
        assertThat(ours.getClass().getClassLoader()).isSameAs(getClass().getClassLoader());
        var jar = Path.of(ours.getClass()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.copy(jar, folder.resolve("some-driver.jar"));
        var theirs = drivers.of(URL);
        assertThat(theirs.getClass().getName()).isEqualTo(ours.getClass().getName());
        assertThat(theirs.getClass()).isNotSameAs(ours.getClass());
        assertThat(theirs.getClass().getClassLoader().getParent()).isSameAs(ClassLoader.getPlatformClassLoader());
        assertThat(drivers.of(URL)).isSameAs(theirs);
    }

    @Test
    void whatIsNoDriverIsPassedOver() throws Exception {
        Files.writeString(folder.resolve("broken.jar"), "no jar");
        Files.writeString(folder.resolve("readme.txt"), "drivers go here");
        assertThatThrownBy(() -> new Drivers(folder).of("jdbc:dm://127.0.0.1"))
                .hasMessage("There is no driver for jdbc:dm in the folder of drivers");
        assertThatThrownBy(() -> new Drivers(folder.resolve("missing")).of("jdbc:oracle:thin:@//x/y"))
                .hasMessage("There is no driver for jdbc:oracle in the folder of drivers");
    }
}
