package org.taizhang.probes;

import java.io.IOException;
import org.taizhang.domain.target.Check;

/** The probe of every protocol: a new kind of check does not compile without one. */
public final class Probes implements Probe {
    private final HttpProbe http;
    private final HostProbe host;

    public Probes(HttpProbe http, HostProbe host) {
        this.http = http;
        this.host = host;
    }

    @Override
    public void read(Watched target, Readings readings) throws IOException, InterruptedException {
        switch (target.check()) {
            case Check.Http page -> http.read(target, page, readings);
            case Check.Host machine -> host.read(readings);
        }
    }
}
