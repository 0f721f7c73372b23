package org.taizhang.probes.database;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.probes.Failed;

/**
 * Finds the driver for a database: those that come with the product, and each jar that was put into the folder of drivers,
 * loaded apart from everything else.
 *
 * <p>The folder is looked at again whenever none of the known drivers fits, so that a jar may be added while we run. Where
 * two drivers fit, the one from the folder is taken.
 */
public final class Drivers {
    private static final Logger log = LoggerFactory.getLogger(Drivers.class);

    private final @Nullable Path folder;
    private final List<Driver> own;
    private final Map<Path, Jar> jars = new HashMap<>();

    private record Jar(FileTime changed, List<Driver> drivers) {}

    /** @param folder where jars of drivers are; it need not exist */
    public Drivers(@Nullable Path folder) {
        this.folder = folder;
        this.own = load(ServiceLoader.load(Driver.class, Drivers.class.getClassLoader()));
    }

    /**
     * The driver that says that it knows such addresses.
     *
     * @throws Failed where none does
     */
    public synchronized Driver of(String url) throws Failed {
        var known = fitting(jars.values().stream().flatMap(jar -> jar.drivers.stream()), url);
        if (known.isEmpty()) {
            look();
            known = fitting(jars.values().stream().flatMap(jar -> jar.drivers.stream()), url);
        }
        return known.or(() -> fitting(own.stream(), url))
                .orElseThrow(() -> new Failed("There is no driver for " + scheme(url) + " in the folder of drivers"));
    }

    private static String scheme(String url) {
        return url.replaceFirst("^(jdbc:[a-z0-9]+).*$", "$1");
    }

    private static Optional<Driver> fitting(Stream<Driver> drivers, String url) {
        return drivers.filter(driver -> accepts(driver, url)).findFirst();
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    private void look() {
        if (folder == null || !Files.isDirectory(folder)) return;
        try (var files = Files.list(folder)) {
            for (var file : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                var changed = Files.getLastModifiedTime(file);
                var was = jars.get(file);
                if (was == null || !was.changed.equals(changed)) jars.put(file, new Jar(changed, load(file)));
            }
        } catch (IOException e) {
            log.warn("The folder of drivers {} cannot be read", folder, e);
        }
    }

    private static List<Driver> load(Path jar) throws IOException {
        // The loader lives as long as its drivers, which is as long as we do.
        var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        var drivers = load(ServiceLoader.load(Driver.class, loader)).stream()
                .filter(driver -> loader.equals(driver.getClass().getClassLoader()))
                .toList();
        log.info(
                "{} holds the drivers {}",
                jar,
                drivers.stream().map(driver -> driver.getClass().getName()).toList());
        return drivers;
    }

    private static List<Driver> load(ServiceLoader<Driver> drivers) {
        try {
            return drivers.stream().map(ServiceLoader.Provider::get).toList();
        } catch (ServiceConfigurationError e) {
            log.warn("A driver cannot be loaded", e);
            return List.of();
        }
    }
}
