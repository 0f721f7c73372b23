package org.taizhang.domain.source;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.source.SourceCommand.*;
import org.taizhang.domain.source.SourceEvent.*;

class SourceTest extends SubjectTest<Source> {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000f1");
    private static final UUID TOKEN = UUID.fromString("00000000-0000-0000-0000-0000000000f2");
    private static final Definition PROMETHEUS = definition("prometheus", UNIT);
    private static final Registered REGISTERED = new Registered(ID, PROMETHEUS);
    private static final Revoked REVOKED = new Revoked(ID, "replaced");

    SourceTest() {
        super(Source.class);
    }

    @Test
    void isRegisteredByAnOperatorOfTheUnit() {
        givenNothing().when(OPERATOR, new Register(ID, PROMETHEUS)).expect(REGISTERED);
        givenNothing().when(WATCH, new Register(ID, PROMETHEUS)).expect(Forbidden.class);
        givenNothing().when(PRODUCT, new Register(ID, PROMETHEUS)).expect(Forbidden.class);
        givenNothing()
                .when(OPERATOR, new Register(ID, definition("prometheus", "310000")))
                .expect(Forbidden.class);
    }

    @Test
    void isRegisteredOnce() {
        given(REGISTERED).when(OPERATOR, new Register(ID, PROMETHEUS)).expectNothing();
        given(REGISTERED)
                .when(OPERATOR, new Register(ID, definition("zabbix", UNIT)))
                .expectRefusal("source.registered");
    }

    @Test
    void isRevised() {
        var revised = definition("prometheus 2", UNIT);
        given(REGISTERED).when(OPERATOR, new Revise(ID, revised)).expect(new Revised(ID, revised));
        given(REGISTERED).when(OPERATOR, new Revise(ID, PROMETHEUS)).expectNothing();
        given(REGISTERED, new Revised(ID, revised))
                .when(OPERATOR, new Revise(ID, revised))
                .expectNothing();
    }

    @Test
    void isGivenATokenAsOftenAsAskedFor() {
        given(REGISTERED).when(OPERATOR, new IssueToken(ID, TOKEN)).expect(new TokenIssued(ID, TOKEN));
        given(REGISTERED, new TokenIssued(ID, TOKEN))
                .when(OPERATOR, new IssueToken(ID, ID))
                .expect(new TokenIssued(ID, ID));
        given(REGISTERED).when(WATCH, new IssueToken(ID, TOKEN)).expect(Forbidden.class);
    }

    @Test
    void mayNotGiveItselfAToken() {
        var itself = Actor.source(ID, "prometheus", UNIT, null);
        given(REGISTERED).when(itself, new IssueToken(ID, TOKEN)).expect(Forbidden.class);
    }

    @Test
    void isRevokedForGood() {
        given(REGISTERED).when(OPERATOR, new Revoke(ID, "replaced")).expect(REVOKED);
        given(REGISTERED, REVOKED).when(OPERATOR, new Revoke(ID, "again")).expectNothing();
        for (var command :
                List.of(new Register(ID, PROMETHEUS), new Revise(ID, definition("x", UNIT)), new IssueToken(ID, TOKEN)))
            given(REGISTERED, REVOKED).when(OPERATOR, command).expectRefusal("source.revoked");
    }

    @Test
    void isNothingBeforeItIsRegistered() {
        for (var command :
                List.of(new Revise(ID, PROMETHEUS), new IssueToken(ID, TOKEN), new Revoke(ID, "never there")))
            givenNothing().when(OPERATOR, command).expect(Unknown.class);
    }

    private static Definition definition(String name, String unit) {
        return new Definition(name, unit, null, "li", List.of("role:WATCH"), Duration.ofMinutes(5), null);
    }
}
