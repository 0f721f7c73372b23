package org.taizhang.ledger;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why a log file is refused, in a sentence for whoever runs the product; the entries in it are left as they were. */
public abstract sealed class CannotOpen extends RuntimeException {
    private CannotOpen(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** The file was written by a newer version, whose entries this one might misread. */
    public static final class Newer extends CannotOpen {
        public Newer(Path file, long version, long known) {
            super(
                    "Ledger " + file + " has format " + version + ", this version knows formats up to " + known
                            + ": run the newer version",
                    null);
        }
    }

    /** The file is a database of something else. */
    public static final class Foreign extends CannotOpen {
        public Foreign(Path file) {
            super("File " + file + " is a database, but not a ledger: name another file", null);
        }
    }

    /** The file is no database at all, or a damaged one. */
    public static final class NotADatabase extends CannotOpen {
        public NotADatabase(Path file, Throwable cause) {
            super("File " + file + " is not a database, or is damaged: name another file or restore it", cause);
        }
    }

    /** Another process, or another log of this one, has the file open. */
    public static final class InUse extends CannotOpen {
        public InUse(Path file) {
            super("Ledger " + file + " is in use by another process: stop that one first", null);
        }
    }

    /** The file cannot be created or written where it is. */
    public static final class NotWritable extends CannotOpen {
        public NotWritable(Path file, Throwable cause) {
            super("Ledger " + file + " cannot be written (" + cause.getMessage() + ")", cause);
        }
    }

    /** The database does not promise that what it has committed survives a power cut. */
    public static final class NotDurable extends CannotOpen {
        public NotDurable(Path file, String setting, String wanted, String found) {
            super("Ledger " + file + " needs " + setting + "=" + wanted + " but got " + found, null);
        }
    }

    /** Entries are missing: the file was damaged or tampered with, or replaced by an older one. */
    public static final class Gap extends CannotOpen {
        public Gap(Path file, String what) {
            super("Ledger " + file + " is damaged: " + what + "; restore it from a backup", null);
        }
    }

    /** The ledger is not the one that was signed: entries are missing, or others than they were. */
    public static final class Contradicted extends CannotOpen {
        public Contradicted(String sentence) {
            super(sentence, null);
        }
    }
}
