package org.taizhang.probes.middleware;

import java.util.List;
import java.util.Map;
import org.taizhang.probes.Failed;

/** The management beans of a Java process, however they are reached. */
interface Mbeans {
    /**
     * The beans whose names fit the pattern, by name, each with those of the attributes it has.
     *
     * <p>A value is text, a number, a truth value, or a map of such, as composite data is.
     *
     * @param pattern as {@link javax.management.ObjectName} has it
     */
    Map<String, Map<String, Object>> read(String pattern, List<String> attributes) throws Failed, InterruptedException;
}
