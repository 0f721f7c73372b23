package org.taizhang.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.Unknown;
import org.taizhang.ledger.CommitLog;

/** Sends commands in the caller's name and answers with where in the ledger they ended. */
@Component
public class Commands {
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    private final CommandGateway gateway;
    private final CommitLog log;

    Commands(CommandGateway gateway, CommitLog log) {
        this.gateway = gateway;
        this.log = log;
    }

    /** In the name of the caller, at the version they named in {@code If-Match}, if any. */
    public Receipt send(UUID subject, Object command) {
        return send(subject, command, Caller.current(), version(request()));
    }

    /** In the name of {@code actor}, whatever the version. */
    public Receipt send(UUID subject, Object command, Actor actor) {
        return send(subject, command, actor, null);
    }

    /** In the name of {@code actor} on behalf of a request, from any thread; whether it recorded anything. */
    public boolean tell(UUID subject, Object command, Actor actor, String request) {
        var metadata = MetaData.from(actor.metadata()).and(Reaction.REQUEST, request);
        try (var appended = Appended.watch()) {
            gateway.sendAndWait(new GenericCommandMessage<>(command, metadata));
            return appended.last() != null;
        } catch (IncompatibleAggregateException ofAnotherCapability) {
            throw new Unknown(subject);
        }
    }

    private Receipt send(UUID subject, Object command, Actor actor, @Nullable Long version) {
        var metadata = MetaData.from(actor.metadata()).and(Reaction.REQUEST, RequestIds.current());
        if (version != null) metadata = metadata.and(Asked.VERSION, version);
        try (var appended = Appended.watch()) {
            gateway.sendAndWait(new GenericCommandMessage<>(command, metadata));
            var last = appended.last();
            if (last == null) return Receipt.ofNothing(subject, log.head() - 1);
            return Receipt.of(
                    subject, last, log.read(last, 1).getFirst().entry().sequence());
        } catch (IncompatibleAggregateException ofAnotherCapability) {
            throw new Unknown(subject);
        }
    }

    /** 201 with the place of what was created. */
    public ResponseEntity<Receipt> create(UUID subject, Object command) {
        var receipt = send(subject, command);
        return ResponseEntity.created(place(subject)).body(receipt);
    }

    /** Where what this request creates is found. */
    public static URI place(UUID subject) {
        return ServletUriComponentsBuilder.fromCurrentRequestUri()
                .replaceQuery(null)
                .pathSegment(subject.toString())
                .build()
                .toUri();
    }

    /** An id for something new; the same for a repetition under one {@code Idempotency-Key}. */
    public UUID newId() {
        var key = request().getHeader(Headers.IDEMPOTENCY_KEY);
        return key == null
                ? UUID.randomUUID()
                : Ids.of("idempotency", Caller.current().id(), request().getRequestURI(), key);
    }

    private static @Nullable Long version(HttpServletRequest request) {
        var tag = request.getHeader(HttpHeaders.IF_MATCH);
        if (tag == null || tag.equals("*")) return null;
        var version = VERSION.matcher(tag);
        if (!version.matches()) throw new Problem(HttpStatus.BAD_REQUEST, "bad-if-match", tag);
        return Long.valueOf(version.group(1));
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
