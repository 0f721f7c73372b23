package org.taizhang.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Why a log is refused, in a sentence for whoever runs the product; the entries in it are left as they were. The log's
 * name is a file's path or that of a database on a server.
 */
public abstract sealed class CannotOpen extends RuntimeException {
    private CannotOpen(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** The log was written by a newer version, whose entries this one might misread. */
    public static final class Newer extends CannotOpen {
        public Newer(Object log, long version, long known) {
            super(
                    "Ledger " + log + " has format " + version + ", this version knows formats up to " + known
                            + ": run the newer version",
                    null);
        }
    }

    /** The file or the database is of something else. */
    public static final class Foreign extends CannotOpen {
        public Foreign(Object log) {
            super("File " + log + " is a database, but not a ledger: name another file", null);
        }

        public Foreign(Object log, String what) {
            super("Database " + log + " is no ledger: " + what + "; name another database", null);
        }
    }

    /** The file is no database at all, or a damaged one. */
    public static final class NotADatabase extends CannotOpen {
        public NotADatabase(Object log, Throwable cause) {
            super("File " + log + " is not a database, or is damaged: name another file or restore it", cause);
        }
    }

    /** Another process, or another log of this one, has it open. */
    public static final class InUse extends CannotOpen {
        public InUse(Object log) {
            super("Ledger " + log + " is in use by another process: stop that one first", null);
        }
    }

    /** The log cannot be created or written where it is. */
    public static final class NotWritable extends CannotOpen {
        public NotWritable(Object log, Throwable cause) {
            super("Ledger " + log + " cannot be written (" + cause.getMessage() + ")", cause);
        }
    }

    /** The database does not promise that what it has committed survives a power cut. */
    public static final class NotDurable extends CannotOpen {
        public NotDurable(Object log, String setting, String wanted, String found) {
            super("Ledger " + log + " needs " + setting + "=" + wanted + " but got " + found, null);
        }
    }

    /** Entries are missing: the file was damaged or tampered with, or replaced by an older one. */
    public static final class Gap extends CannotOpen {
        public Gap(Object log, String what) {
            super("Ledger " + log + " is damaged: " + what + "; restore it from a backup", null);
        }
    }

    /** The server is set up so that what it acknowledges may be lost, or may never be acknowledged at all. */
    public static final class Unsafe extends CannotOpen {
        public Unsafe(Object log, String why, String remedy) {
            super("Ledger " + log + " would not be safe here: " + why + "; " + remedy, null);
        }
    }

    /** Somebody else has changed how the log is kept, and with it what can be promised. */
    public static final class Altered extends CannotOpen {
        public Altered(Object log, String what) {
            super("Ledger " + log + " has been altered: " + what, null);
        }
    }

    /** The ledger is not the one that was signed: entries are missing, or others than they were. */
    public static final class Contradicted extends CannotOpen {
        public Contradicted(String sentence) {
            super(sentence, null);
        }
    }

    /** What was signed of the ledger has another origin, or keys that are not known: the settings are others. */
    public static final class Unrecognised extends CannotOpen {
        public Unrecognised(String sentence) {
            super(sentence, null);
        }
    }

    /** There is a ledger already, but in another place than the one asked for. */
    public static final class Elsewhere extends CannotOpen {
        public Elsewhere(String sentence) {
            super(sentence, null);
        }
    }
}
