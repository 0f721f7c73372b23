package org.taizhang.domain.mandate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Kinds;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;

/** What can have happened to the mandate for a process. */
public sealed interface MandateEvent {
    UUID mandate();

    /** Somebody answers for the process from now on, in place of whoever did. */
    record Granted(UUID mandate, Appointment appointment) implements MandateEvent, Topical {
        @Override
        public String topic() {
            return appointment.process();
        }
    }

    record Withdrawn(UUID mandate, Statement why) implements MandateEvent {}

    /** There is one mandate for each process of a unit. */
    static UUID id(String unit, String process) {
        return Ids.of("mandate", unit, process);
    }

    /**
     * Who answers for what.
     *
     * @param process such as {@code incident}: an open list
     * @param person by login name
     * @param duties what they are to see to
     * @param document the approved text of the process; null where that is kept elsewhere
     */
    record Appointment(
            @NotNull @Pattern(regexp = Kinds.PATTERN) String process,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotBlank @Size(max = 64) String person,
            @NotBlank @Size(max = 2000) String duties,
            @Nullable UUID document) {}
}
