package org.taizhang.ledger.tree;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of a tile: {@code width} hashes (1 to 256) at a level (0 to 7), the {@code number}-th from the left. At
 * level 0 the hashes are leaves, above it roots of full tiles one level below. Only full tiles have 256.
 */
public record Tile(int level, long number, int width) {
    /** How many hashes a full tile has. */
    public static final int FULL = 256;

    /** Beyond this level no tree of less than 2^63 entries has a tile. */
    public static final int TOP = 7;

    private static final String NUMBER = "((?:x\\d{3}/)*\\d{3})(?:\\.p/([1-9]\\d{0,2}))?";
    private static final Pattern HASHES = Pattern.compile("tile/(\\d)/" + NUMBER);
    private static final Pattern ENTRIES = Pattern.compile("tile/entries/" + NUMBER);

    public Tile {
        if (level < 0 || level > TOP) throw new IllegalArgumentException("No tile is at level " + level);
        if (number < 0 || number > (Long.MAX_VALUE >>> (8 * level)) / FULL)
            throw new IllegalArgumentException("No tile of level " + level + " has number " + number);
        if (width < 1 || width > FULL) throw new IllegalArgumentException("No tile has " + width + " hashes");
    }

    /** The widest tile at a place in a tree of this size, which must reach there. */
    public static Tile of(int level, long number, long size) {
        return new Tile(level, number, (int) Math.min(FULL, (size >>> (8 * level)) - number * FULL));
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** The full tile of which this is the beginning. */
    public Tile full() {
        return isFull() ? this : new Tile(level, number, FULL);
    }

    /** The position of the first entry under this tile. */
    public long first() {
        return number << (8 * (level + 1));
    }

    /** The path as of tlog-tiles, such as {@code tile/0/x001/x234/067.p/5}. */
    public String path() {
        return "tile/" + level + "/" + numbered();
    }

    /** The path of the bundle with the entries whose leaves this tile of level 0 has. */
    public String entries() {
        if (level != 0) throw new IllegalStateException("Entries are under level 0, not " + level);
        return "tile/entries/" + numbered();
    }

    /** The tile a path names, or nothing where it names none. */
    public static Optional<Tile> ofPath(String path) {
        var match = HASHES.matcher(path);
        return match.matches()
                ? of(Integer.parseInt(match.group(1)), match.group(2), match.group(3))
                        .filter(tile -> tile.path().equals(path))
                : Optional.empty();
    }

    /** The tile of level 0 that belongs to the bundle of entries a path names, or nothing where it names none. */
    public static Optional<Tile> ofEntries(String path) {
        var match = ENTRIES.matcher(path);
        return match.matches()
                ? of(0, match.group(1), match.group(2))
                        .filter(tile -> tile.entries().equals(path))
                : Optional.empty();
    }

    private static Optional<Tile> of(int level, String groups, @Nullable String width) {
        try {
            var number = Long.parseLong(groups.replace("/", "").replace("x", ""));
            return Optional.of(new Tile(level, number, width == null ? FULL : Integer.parseInt(width)));
        } catch (IllegalArgumentException noTile) {
            return Optional.empty();
        }
    }

    private String numbered() {
        var text = new StringBuilder(digits(number));
        for (var rest = number / 1_000; rest > 0; rest /= 1_000) text.insert(0, "x" + digits(rest) + "/");
        return isFull() ? text.toString() : text + ".p/" + width;
    }

    private static String digits(long number) {
        return String.valueOf(1_000 + number % 1_000).substring(1);
    }
}
