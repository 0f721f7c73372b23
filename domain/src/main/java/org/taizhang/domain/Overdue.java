package org.taizhang.domain;

import java.util.List;

/** An event that says that something was owed and not done in time; whoever answers for it is told. */
public interface Overdue extends Telling {
    Lapse lapse();

    @Override
    default int occurrence() {
        return lapse().occurrence();
    }

    @Override
    default Occasion occasion() {
        return Occasion.RAISED;
    }

    @Override
    default String text() {
        return lapse().text();
    }

    @Override
    default List<String> recipients() {
        return lapse().recipients();
    }

    @Override
    default Integer severity() {
        return lapse().severity();
    }
}
