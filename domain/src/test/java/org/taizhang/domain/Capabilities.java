package org.taizhang.domain;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Every capability there is, found by its sealed interfaces, so that a new one is guarded as soon as it is written. */
final class Capabilities {
    static final String DOMAIN = "org.taizhang.domain";
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(DOMAIN);

    private Capabilities() {}

    static List<Class<?>> events() {
        return records("Event");
    }

    static List<Class<?>> commands() {
        return records("Command");
    }

    /** The sealed interfaces of that suffix, such as {@code AlertEvent}. */
    static List<Class<?>> sealed(String suffix) {
        return CLASSES.stream()
                .filter(type -> type.isInterface() && type.getSimpleName().endsWith(suffix))
                .<Class<?>>map(JavaClass::reflect)
                .filter(Class::isSealed)
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    /** The last segment of the package. */
    static String of(Class<?> type) {
        return type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
    }

    /** The name that outlives the class, without revision: {@code alert.raised}. */
    static String name(Class<?> event) {
        var kebab = event.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
        return of(event) + "." + kebab.toLowerCase(Locale.ROOT);
    }

    private static List<Class<?>> records(String suffix) {
        return sealed(suffix).stream()
                .<Class<?>>flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .toList();
    }
}
