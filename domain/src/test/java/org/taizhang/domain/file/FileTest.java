package org.taizhang.domain.file;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.file.FileCommand.*;
import org.taizhang.domain.file.FileEvent.*;

class FileTest extends SubjectTest<File> {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000f1");
    private static final Contents CONTENTS = of(UNIT, "巡检照片.jpg");
    private static final Reason WRONG = new Reason("传错了文件");

    private static final Stored STORED = new Stored(ID, CONTENTS);
    private static final Withdrawn WITHDRAWN = new Withdrawn(ID, WRONG);
    private static final FoundDamaged DAMAGED = new FoundDamaged(ID, Flaw.ALTERED);
    private static final FoundDamaged MISSING = new FoundDamaged(ID, Flaw.MISSING);
    private static final FoundWhole WHOLE = new FoundWhole(ID);

    FileTest() {
        super(File.class);
    }

    private static Contents of(String unit, String name) {
        return new Contents(name, "image/jpeg", 3, "ab".repeat(32), "cd".repeat(32), unit, "机房巡检");
    }

    @Test
    void isStoredByThoseWhoWorkWithinTheirUnit() {
        givenNothing().when(WATCH, new Store(ID, CONTENTS)).expect(STORED);
        givenNothing().when(AUDITOR, new Store(ID, CONTENTS)).expect(Forbidden.class);
        givenNothing().when(WATCH, new Store(ID, of("310000", "a.jpg"))).expect(Forbidden.class);
    }

    @Test
    void isStoredOnceUnderItsId() {
        given(STORED).when(WATCH, new Store(ID, CONTENTS)).expectNothing();
        given(STORED).when(WATCH, new Store(ID, of(UNIT, "b.jpg"))).expectRefusal("file.stored");
    }

    @Test
    void isWithdrawnOnceAndForAReason() {
        given(STORED).when(OPERATOR, new Withdraw(ID, WRONG)).expect(WITHDRAWN);
        given(STORED).when(WATCH, new Withdraw(ID, WRONG)).expect(Forbidden.class);
        given(STORED, WITHDRAWN).when(OPERATOR, new Withdraw(ID, WRONG)).expectNothing();
        givenNothing().when(OPERATOR, new Withdraw(ID, WRONG)).expect(Unknown.class);
    }

    @Test
    void peopleAreToldOnceThatItIsDamaged() {
        given(STORED)
                .when(PRODUCT, new NoteDamaged(ID, Flaw.ALTERED))
                .expect(DAMAGED, Notices.damaged(DAMAGED, CONTENTS.name(), 1));
        given(STORED, DAMAGED).when(PRODUCT, new NoteDamaged(ID, Flaw.ALTERED)).expectNothing();
        given(STORED, DAMAGED).when(PRODUCT, new NoteDamaged(ID, Flaw.MISSING)).expect(MISSING);
    }

    @Test
    void peopleAreToldThatItIsWholeAgain() {
        given(STORED, DAMAGED, MISSING)
                .when(PRODUCT, new NoteWhole(ID))
                .expect(WHOLE, Notices.whole(ID, CONTENTS.name(), 1));
        given(STORED).when(PRODUCT, new NoteWhole(ID)).expectNothing();
        given(STORED, DAMAGED, WHOLE)
                .when(PRODUCT, new NoteDamaged(ID, Flaw.MISSING))
                .expect(MISSING, Notices.damaged(MISSING, CONTENTS.name(), 2));
    }

    @Test
    void nobodyButTheProductSaysSo() {
        given(STORED).when(OPERATOR, new NoteDamaged(ID, Flaw.ALTERED)).expect(Forbidden.class);
        given(STORED, DAMAGED).when(OPERATOR, new NoteWhole(ID)).expect(Forbidden.class);
    }
}
