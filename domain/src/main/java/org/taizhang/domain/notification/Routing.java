package org.taizhang.domain.notification;

import java.time.Instant;
import java.util.List;
import org.taizhang.domain.Telling;
import org.taizhang.domain.notification.NotificationEvent.Line;

/** Finds the ways of news; answered from read models that have seen at least everything up to its position. */
public interface Routing {
    /**
     * The lines that a telling goes along, by the routes as they were at its position: the same whenever it is asked. The
     * end of a matter goes along every line that its beginning and its escalations went.
     */
    List<Line> lines(Telling telling, String unit, long position, Instant at);
}
