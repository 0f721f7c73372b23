package org.taizhang.api.discovery;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.discovery.DiscoveryEvent.Finding;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.TargetEvent.Definition;
import org.taizhang.domain.target.TargetEvent.Stage;
import org.taizhang.projections.View;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.target.TargetView;

/** Which hosts and ports a unit watches already, as far as addresses tell; a status page apart from the site beside it. */
final class WatchedPlaces {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?:jdbc:)?([a-z][a-z0-9+.-]*)://)?(\\[[0-9a-f:.]+(?:%[0-9a-z]+)?]|[^\\s:/?#@\\[\\]]+)(?::(\\d{1,5}))?(?:[/?#].*)?");
    private static final Map<String, Integer> USUAL =
            Map.of("http", 80, "https", 443, "postgresql", 5432, "mysql", 3306, "mariadb", 3306, "mongodb", 27_017);
    private static final String STATUS = " status";
    private static final int SNMP = 161;
    private static final int SSH = 22;

    private final Map<String, UUID> watched = new HashMap<>();

    WatchedPlaces(View<TargetView> targets, String unit) {
        var live = Query.where(Filter.in("stage", List.of(Stage.WATCHED, Stage.PAUSED)));
        targets.within(unit).each(live.limit(Query.MOST), target -> {
            var place = place(target.definition());
            if (place != null) watched.putIfAbsent(place, target.id());
        });
    }

    /** The target that watches what was found; null where none does. */
    @Nullable
    UUID find(Finding finding) {
        var rest = " " + finding.port() + (isStatus(finding) ? STATUS : "");
        var byAddress = watched.get(finding.address().toLowerCase(Locale.ROOT) + rest);
        return byAddress != null || finding.name() == null
                ? byAddress
                : watched.get(finding.name().toLowerCase(Locale.ROOT) + rest);
    }

    private static boolean isStatus(Finding finding) {
        return switch (finding.protocol()) {
            case NGINX_STATUS, HAPROXY -> true;
            default -> false;
        };
    }

    static @Nullable String place(Definition definition) {
        var address = definition.address().strip().toLowerCase(Locale.ROOT);
        return switch (definition.check()) {
            case null -> null;
            case Check.Snmp agent -> bare(address) + " " + (agent.port() == null ? SNMP : agent.port());
            case Check.Icmp echo -> bare(address) + " 0";
            case Check.Ssh machine -> of(address, SSH, "");
            case Check.NginxStatus page -> of(address, 0, STATUS);
            case Check.Haproxy page -> of(address, 0, STATUS);
            default -> of(address, 0, "");
        };
    }

    private static @Nullable String of(String address, int usual, String rest) {
        var parts = ADDRESS.matcher(address);
        if (!parts.matches()) return null;
        var port = parts.group(3) == null
                ? USUAL.getOrDefault(parts.group(1) == null ? "" : parts.group(1), usual)
                : Integer.valueOf(parts.group(3));
        return port == 0 ? null : bare(parts.group(2)) + " " + port + rest;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
