package org.taizhang.domain.operation;

import java.util.Optional;
import java.util.UUID;
import org.taizhang.domain.Procedure;

/** Knows by which steps operations are done now, from the moment a manual's approval was answered. */
@FunctionalInterface
public interface Manuals {
    /** The procedure of that code in the version in force; nothing where there is none. */
    Optional<Instruction> find(UUID manual, String procedure);

    /** A procedure in force, of a system of a unit. */
    record Instruction(int version, String unit, String system, Procedure procedure) {}
}
