package org.taizhang.api.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.web.Model;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Telling;
import org.taizhang.domain.WorkingTime;
import org.taizhang.domain.notification.NotificationEvent.Line;
import org.taizhang.domain.notification.Routing;
import org.taizhang.domain.notification.WhenToldThenTake;
import org.taizhang.domain.route.RouteEvent;
import org.taizhang.domain.route.RouteEvent.Definition;
import org.taizhang.domain.route.RouteEvent.Way;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.notice.NoticeView;
import org.taizhang.projections.route.RouteView;

/** Ways by the routes as they stood, and, for an end, by what was told before it. */
@Component
class KnownRouting implements Routing {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So much of what was said of a matter before is looked through for the beginning of an occurrence. */
    private static final int BEFORE = 100;

    private final Model<RouteEvent, RouteView> routes;
    private final Model<Object, NoticeView> notices;
    private final Channels channels;
    private final WorkingTime workingTime;
    private final ZoneId zone;
    private volatile Known known = new Known(-1, List.of());

    /** Every route, as of a position or later. */
    private record Known(long position, List<RouteView> routes) {}

    KnownRouting(
            Model<RouteEvent, RouteView> routes,
            Model<Object, NoticeView> notices,
            Channels channels,
            WorkingTime workingTime,
            Settings settings) {
        this.routes = routes;
        this.notices = notices;
        this.channels = channels;
        this.workingTime = workingTime;
        this.zone = settings.zone();
    }

    @Override
    public List<Line> lines(Telling telling, String unit, long position, Instant at) {
        var known = known(position);
        if (known.isEmpty()) return List.of();
        var lines = new LinkedHashSet<Line>();
        if (telling.occasion().isEnd())
            for (var earlier : before(telling, position))
                add(earlier, earlier.unit(), Long.parseLong(earlier.id()), earlier.at(), known, lines);
        else add(telling, unit, position, at, known, lines);
        return List.copyOf(lines);
    }

    /** What would be followed just now. */
    List<Line> now(Telling telling, String unit, long head, Instant at) {
        var lines = new LinkedHashSet<Line>();
        add(telling, unit, Long.MAX_VALUE, at, known(head), lines);
        return List.copyOf(lines);
    }

    private void add(Telling telling, String unit, long position, Instant at, List<RouteView> known, Set<Line> lines) {
        for (var route : known) {
            var definition = route.at(position);
            if (definition != null && fits(definition, telling, unit, at))
                for (var way : definition.ways()) add(way, telling, lines);
        }
    }

    private boolean fits(Definition definition, Telling telling, String unit, Instant at) {
        return definition.fits(
                unit,
                telling.kind(),
                WhenToldThenTake.severity(telling),
                telling.occasion(),
                at.atZone(zone).toLocalTime(),
                workingTime.holds(at));
    }

    private void add(Way way, Telling telling, Set<Line> lines) {
        var kind = Objects.requireNonNullElse(telling.kind(), "");
        if (!channels.isPersonal(way.channel())) lines.add(new Line(way.channel(), "", kind));
        else
            for (var recipient : way.recipients().isEmpty() ? telling.recipients() : way.recipients())
                lines.add(new Line(way.channel(), recipient, kind));
    }

    private List<NoticeView> before(Telling telling, long position) {
        if (!notices.view().await(position, PATIENCE)) throw behind("notices", position);
        var reader = notices.view().everything();
        var earlier = Query.where(Filter.eq("matter", telling.matter()), Filter.lt("position", position))
                .descending("position")
                .limit(BEFORE);
        var said = reader.values(reader.find(earlier)).stream();
        var begun = telling.occasion() == Occasion.FLAPPING_ENDED
                ? said.takeWhile(notice -> notice.occasion() != Occasion.FLAPPING_ENDED)
                        .filter(notice -> notice.occasion() == Occasion.FLAPPING_BEGAN)
                : said.filter(notice -> notice.occurrence() == telling.occurrence()
                        && !notice.occasion().isEnd());
        return begun.toList();
    }

    private List<RouteView> known(long position) {
        var now = known;
        if (now.position >= position) return now.routes;
        if (!routes.view().await(position, PATIENCE)) throw behind("routes", position);
        var reached = Math.max(position, routes.view().state().position());
        var all = new ArrayList<RouteView>();
        routes.view().everything().each(Query.where().limit(Query.MOST), all::add);
        known = new Known(reached, List.copyOf(all));
        return all;
    }

    private static IllegalStateException behind(String view, @Nullable Object position) {
        return new IllegalStateException("The read model of " + view + " has not come to " + position);
    }
}
