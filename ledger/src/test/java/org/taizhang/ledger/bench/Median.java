package org.taizhang.ledger.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle one of an odd number of figures, and of the rest the upper of the middle two. */
final class Median {
    private Median() {}

    static <T> double of(List<T> measured, ToDoubleFunction<T> figure) {
        return measured.stream().mapToDouble(figure).sorted().toArray()[measured.size() / 2];
    }
}
