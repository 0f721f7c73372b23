package org.taizhang.projections.series;

import java.util.Collection;
import java.util.List;

/** Where rolled and raw values lie, and which spans have been touched since they were rolled up. */
interface Cells {
    /** The values of one series in one span that begins then; a raw value is a cell of one. */
    record Cell(long series, long at, long count, double min, double max, double sum, double last) {
        static Cell raw(long series, long at, double value) {
            return new Cell(series, at, 1, value, value, value, value);
        }

        /** Both together; the other is the later one. */
        Cell with(Cell later) {
            return new Cell(
                    series,
                    at,
                    count + later.count,
                    Math.min(min, later.min),
                    Math.max(max, later.max),
                    sum + later.sum,
                    later.last);
        }

        Cell at(long start) {
            return new Cell(series, start, count, min, max, sum, last);
        }
    }

    /** A span of a series whose cell does not hold all that is known. */
    record Touched(long series, long at) {}

    /** Cells that begin in between, in order of series and time. */
    List<Cell> scan(Resolution level, Collection<Long> series, long from, long to);

    List<Touched> touched(Resolution level, Collection<Long> series, long from, long to);

    /** Some of the touched spans that begin before; none where there are none left. */
    List<Touched> touchedBefore(Resolution level, long before);

    /** Keeps the cells, touches the spans of the next level, and lets these be untouched. */
    void roll(Resolution level, List<Cell> cells, List<Touched> next, List<Touched> done);
}
