package org.taizhang.api.target;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What carrying out the file of targets comes to.
 *
 * @param file where it lies; null where none is set
 * @param faults what is wrong with it; while anything is, nothing of it is carried out
 * @param steps what is done, in this order
 * @param unchanged how many targets are as it declares already
 */
record TargetFilePlan(@Nullable String file, List<Fault> faults, List<Step> steps, int unchanged) {
    /** What is done with a target. */
    enum Change {
        REGISTER,
        REVISE,
        RETIRE
    }

    /**
     * What is wrong with the file.
     *
     * @param line from 1; 0 where it is the file as a whole
     * @param key of the target; null where it is none of them
     * @param field of its definition; null where it is all of it
     */
    record Fault(int line, @Nullable String key, @Nullable String field, String message) {
        @Override
        public String toString() {
            var where = (key == null ? "" : key) + (field == null ? "" : "." + field);
            return "line " + line + ": " + (where.isEmpty() ? "" : where + ": ") + message;
        }
    }

    /** @param key under which the file has it; null where it does so no longer */
    record Step(Change change, @Nullable String key, UUID target, String name) {}

    static TargetFilePlan faulty(@Nullable String file, List<Fault> faults) {
        return new TargetFilePlan(file, List.copyOf(faults), List.of(), 0);
    }
}
