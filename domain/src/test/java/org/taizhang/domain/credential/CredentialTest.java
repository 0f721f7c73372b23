package org.taizhang.domain.credential;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Outdated;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.credential.CredentialCommand.*;
import org.taizhang.domain.credential.CredentialEvent.*;

class CredentialTest extends SubjectTest<Credential> {
    private static final UUID ID = CredentialEvent.id("portal-database");
    private static final Store STORE = new Store(ID, "portal-database", UNIT);
    private static final Stored STORED = new Stored(ID, "portal-database");
    private static final Removed REMOVED = new Removed(ID, "portal-database");

    CredentialTest() {
        super(Credential.class);
    }

    @Test
    void isStoredByAnOperatorOfItsUnit() {
        givenNothing().when(OPERATOR, STORE).expect(STORED);
        givenNothing().when(WATCH, STORE).expect(Forbidden.class);
        givenNothing()
                .when(OPERATOR, new Store(ID, "portal-database", "310000"))
                .expect(Forbidden.class);
    }

    @Test
    void everyReplacementIsTold() {
        given(STORED).when(OPERATOR, STORE).expect(STORED);
        given(STORED).when(OPERATOR, 1, STORE).expect(Outdated.class);
        given(STORED).when(OPERATOR, new Store(ID, "portal-database", "230000")).expect(Forbidden.class);
    }

    @Test
    void isRemovedAndStoredAnew() {
        given(STORED).when(OPERATOR, new Remove(ID)).expect(REMOVED);
        given(STORED).when(AUDITOR, new Remove(ID)).expect(Forbidden.class);
        given(STORED, REMOVED).when(OPERATOR, STORE).expect(STORED);
    }

    @Test
    void nothingIsKnownOfWhatWasNotStored() {
        givenNothing().when(OPERATOR, new Remove(ID)).expect(Unknown.class);
        given(STORED, REMOVED).when(OPERATOR, new Remove(ID)).expect(Unknown.class);
    }
}
