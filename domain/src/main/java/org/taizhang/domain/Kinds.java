package org.taizhang.domain;

/**
 * What kinds of things are watched, an open list: {@code host}, {@code host-hardware}, {@code storage}, {@code network},
 * {@code operating-system}, {@code database}, {@code middleware}, {@code website}, {@code new-media}, {@code app},
 * {@code resource-library}, {@code interaction}, {@code disclosure}, {@code application}, {@code log},
 * {@code data-interface}, {@code base-service}, or one of the operator's own.
 */
public final class Kinds {
    /** What a kind looks like. */
    public static final String PATTERN = "[a-z][a-z0-9-]{1,31}";

    private Kinds() {}
}
