package org.taizhang.domain.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.mandate.MandateCommand.Give;
import org.taizhang.domain.mandate.MandateCommand.Withdraw;
import org.taizhang.domain.mandate.MandateEvent.Appointment;
import org.taizhang.domain.mandate.MandateEvent.Granted;
import org.taizhang.domain.mandate.MandateEvent.Withdrawn;

class MandateTest extends SubjectTest<Mandate> {
    private static final UUID ID = MandateEvent.id(UNIT, "incident");
    private static final UUID TEXT = UUID.fromString("00000000-0000-0000-0000-0000000000e1");
    private static final Statement WHY = new Statement("moved on", List.of());
    private static final Granted GIVEN = new Granted(ID, to("li"));
    private static final Withdrawn WITHDRAWN = new Withdrawn(ID, WHY);

    MandateTest() {
        super(Mandate.class, texts());
    }

    @Test
    void isGivenByAnotherAndToOneAfterTheOther() {
        givenNothing().when(APPROVER, new Give(ID, to("li"))).expect(GIVEN);
        given(GIVEN).when(APPROVER, new Give(ID, to("li"))).expectNothing();
        given(GIVEN).when(APPROVER, new Give(ID, to("wang"))).expect(new Granted(ID, to("wang")));
        givenNothing().when(APPROVER, new Give(ID, to("zhao"))).expectRefusal("subject.own-work");
        givenNothing().when(OPERATOR, new Give(ID, to("wang"))).expect(Forbidden.class);
    }

    private static ProcessTexts texts() {
        return TEXT::equals;
    }

    @Test
    void namesATextOnlyWhereItIsInForce() {
        givenNothing().when(APPROVER, new Give(ID, by(TEXT))).expect(new Granted(ID, by(TEXT)));
        givenNothing().when(APPROVER, new Give(ID, by(ID))).expectRefusal("mandate.document");
    }

    @Test
    void isWithdrawnOnceAndGivenAgain() {
        given(GIVEN).when(APPROVER, new Withdraw(ID, WHY)).expect(WITHDRAWN);
        given(GIVEN, WITHDRAWN).when(APPROVER, new Withdraw(ID, WHY)).expectNothing();
        given(GIVEN, WITHDRAWN).when(APPROVER, new Give(ID, to("li"))).expect(GIVEN);
        givenNothing().when(APPROVER, new Withdraw(ID, WHY)).expect(Unknown.class);
    }

    @Test
    void itsTopicIsTheProcess() {
        assertThat(GIVEN.topic()).isEqualTo("incident");
    }

    private static Appointment by(UUID document) {
        return new Appointment("incident", UNIT, "li", "designs and manages the process", document);
    }

    private static Appointment to(String person) {
        return new Appointment("incident", UNIT, person, "designs and manages the process", null);
    }
}
