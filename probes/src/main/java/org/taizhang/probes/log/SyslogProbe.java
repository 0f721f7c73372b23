package org.taizhang.probes.log;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Watched;

/** Reads what a source has sent by syslog since the run before. */
public final class SyslogProbe {
    private final SyslogInbox inbox;
    private final boolean isReceiving;

    public SyslogProbe(SyslogInbox inbox, boolean isReceiving) {
        this.inbox = inbox;
        this.isReceiving = isReceiving;
    }

    public void read(Watched target, Check.Syslog check, Readings readings) throws Failed {
        if (!isReceiving) throw new Failed("Syslog is not received here (taizhang.probes.syslog.port)");
        readings.step("looking up " + target.address());
        inbox.take(target.id(), source(target.address()), check, readings);
    }

    private static Optional<InetAddress> source(String address) throws Failed {
        if (address.equals(Check.Syslog.ANY_SOURCE)) return Optional.empty();
        try {
            return Optional.of(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            throw new Failed("There is no host " + address);
        }
    }
}
