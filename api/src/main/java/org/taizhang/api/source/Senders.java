package org.taizhang.api.source;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Problem;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Role;
import org.taizhang.domain.source.SourceEvent;
import org.taizhang.domain.source.SourceEvent.Stage;
import org.taizhang.projections.source.SourceView;

/** Knows a source by its token. */
@Component
class Senders {
    private final Tokens tokens;
    private final Model<SourceEvent, SourceView> sources;

    Senders(Tokens tokens, Model<SourceEvent, SourceView> sources) {
        this.tokens = tokens;
        this.sources = sources;
    }

    /** The source that the newest token of a source that was not revoked lets in. */
    Optional<SourceView> holder(String token) {
        return tokens.holder(token)
                .flatMap(holder -> source(holder.source())
                        .filter(source -> holder.credential().equals(source.credential()))
                        .filter(source -> source.stage() == Stage.ACTIVE));
    }

    static Actor actor(SourceView source, String address) {
        return Actor.source(source.id(), source.definition().name(), source.unit(), address);
    }

    /** The source whose request this is. */
    SourceView current() {
        return id(Caller.current())
                .flatMap(this::source)
                .orElseThrow(() -> new Problem(HttpStatus.FORBIDDEN, "forbidden"));
    }

    /** The id of the source that the actor is; nothing where it is a person. */
    static Optional<UUID> id(Actor actor) {
        return actor.hasAny(Role.SOURCE)
                ? Optional.of(UUID.fromString(actor.id().substring(actor.id().indexOf(':') + 1)))
                : Optional.empty();
    }

    private Optional<SourceView> source(UUID id) {
        return sources.view().everything().get(id);
    }
}
