package org.taizhang.probes.redfish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Management;
import tools.jackson.databind.JsonNode;

/** Follows the links of one controller, at most four hundred of them in a run. */
final class Parts {
    private static final int MOST = 400;
    private static final String ID = "@odata.id";

    private final Management.Visit visit;
    private int followed;

    Parts(Management.Visit visit) {
        this.visit = visit;
    }

    /** What a link of that name leads to; nothing where there is no such link or part. */
    Optional<JsonNode> follow(JsonNode from, String link) throws Failed, InterruptedException {
        var path = from.path(link).path(ID).asString("");
        return path.isEmpty() ? Optional.empty() : at(path);
    }

    /** The members of the collection that a link of that name leads to. */
    List<JsonNode> members(JsonNode from, String link) throws Failed, InterruptedException {
        var collection = follow(from, link);
        return collection.isEmpty() ? List.of() : each(collection.get().path("Members"));
    }

    /** What each link of a list leads to, or the list's own objects where they are no links. */
    List<JsonNode> each(JsonNode list) throws Failed, InterruptedException {
        var found = new ArrayList<JsonNode>();
        for (var entry : list) {
            var path = entry.path(ID).asString("");
            if (entry.size() > 1 || path.isEmpty()) found.add(entry);
            else at(path).ifPresent(found::add);
        }
        return found;
    }

    Optional<JsonNode> at(String path) throws Failed, InterruptedException {
        if (!path.startsWith("/")) throw new Failed("The controller has a link that is no path");
        if (followed++ == MOST) throw new Failed("The controller has more than " + MOST + " parts");
        return visit.get(path);
    }
}
