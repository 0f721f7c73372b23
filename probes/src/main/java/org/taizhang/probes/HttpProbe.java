package org.taizhang.probes;

import org.taizhang.domain.target.Check;

/** Reads a page. */
public final class HttpProbe {
    void read(Watched target, Check.Http page, Readings readings) throws Failed {
        if (page.keyword() == null) throw new Failed("Not read: " + target.address());
        readings.step("reading the page");
    }
}
