package org.taizhang.domain.publication;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.publication.PublicationCommand.ExemptSource;
import org.taizhang.domain.publication.PublicationCommand.Publish;
import org.taizhang.domain.publication.PublicationCommand.Resubmit;
import org.taizhang.domain.publication.PublicationCommand.SendBack;
import org.taizhang.domain.publication.PublicationCommand.Submit;
import org.taizhang.domain.publication.PublicationCommand.Withdraw;
import org.taizhang.domain.publication.PublicationEvent.*;

class PublicationTest extends SubjectTest<Publication> {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000051");
    private static final List<ReviewLevel> TWO = List.of(ReviewLevel.FIRST, ReviewLevel.FINAL);
    private static final Statement SAID = new Statement("已核", List.of());
    private static final Review WHOLE = new Review(true, true, true, true, true, SAID);
    private static final Draft NEWS = draft("routine", null);
    private static final Submitted SUBMITTED = new Submitted(ID, Manner.ORIGINAL, NEWS, TWO, true);
    private static final Reviewed FIRST = new Reviewed(ID, Manner.ORIGINAL, ReviewLevel.FIRST, WHOLE);
    private static final Reviewed LAST = new Reviewed(ID, Manner.ORIGINAL, ReviewLevel.FINAL, WHOLE);
    private static final Approved APPROVED = new Approved(ID, Manner.ORIGINAL, List.of("li", "zhao"));
    private static final Placement PLACED = new Placement("https://www.example.gov.cn/1.html", NOW);

    PublicationTest() {
        super(Publication.class, new Reviewing(Map.of("routine", 2), 3, List.of("gov.cn", "新华社")));
    }

    private static Draft draft(String category, RepostSource source) {
        return new Draft("开展春季植树", UNIT, "门户网站", category, "表述与数据", "正文", source, List.of());
    }

    private static Submitted repost(String name, String url, boolean listed) {
        return new Submitted(ID, Manner.REPOST, draft("routine", new RepostSource(name, url)), TWO, listed);
    }

    private static PublicationCommand.Review review() {
        return new PublicationCommand.Review(ID, WHOLE);
    }

    @Test
    void howManyReviewItFollowsFromItsCategory() {
        givenNothing().when(WATCH, new Submit(ID, NEWS)).expect(SUBMITTED);
        var speech = draft("speech", null);
        givenNothing()
                .when(WATCH, new Submit(ID, speech))
                .expect(new Submitted(ID, Manner.ORIGINAL, speech, List.of(ReviewLevel.values()), true));
        given(SUBMITTED).when(WATCH, new Submit(ID, NEWS)).expectNothing();
        given(SUBMITTED).when(WATCH, new Submit(ID, speech)).expectRefusal("publication.submitted");
        givenNothing().when(AUDITOR, new Submit(ID, NEWS)).expect(Forbidden.class);
    }

    @Test
    void everyLevelIsSomebodyElse() {
        given(by(WATCH, SUBMITTED)).when(OPERATOR, review()).expect(FIRST);
        given(by(OPERATOR, SUBMITTED)).when(OPERATOR, review()).expectRefusal("subject.own-work");
        given(by(WATCH, SUBMITTED), by(OPERATOR, FIRST))
                .when(person("li", Role.APPROVER), review())
                .expectRefusal("subject.own-work");
        given(by(WATCH, SUBMITTED), by(OPERATOR, FIRST))
                .when(person("zhou", Role.OPERATOR), review())
                .expectRefusal("publication.final-review");
        given(by(WATCH, SUBMITTED), by(OPERATOR, FIRST))
                .when(APPROVER, review())
                .expect(LAST, APPROVED);
    }

    @Test
    void aReviewerVouchesForAllOfIt() {
        var advertising = new Review(true, true, true, true, false, SAID);
        given(by(WATCH, SUBMITTED))
                .when(OPERATOR, new PublicationCommand.Review(ID, advertising))
                .expectRefusal("publication.not-vouched");
    }

    @Test
    void nothingIsPublishedBeforeEveryReview() {
        var publish = new Publish(ID, PLACED);
        given(SUBMITTED).when(WATCH, publish).expectRefusal("publication.unreviewed");
        given(by(WATCH, SUBMITTED), by(OPERATOR, FIRST)).when(WATCH, publish).expectRefusal("publication.unreviewed");
        var published = new Published(ID, Manner.ORIGINAL, PLACED);
        given(by(WATCH, SUBMITTED), by(OPERATOR, FIRST), by(APPROVER, LAST), APPROVED)
                .when(WATCH, publish)
                .expect(published);
        given(by(WATCH, SUBMITTED), by(OPERATOR, FIRST), by(APPROVER, LAST), APPROVED, published)
                .when(WATCH, publish)
                .expectNothing();
    }

    @Test
    void whatIsChangedIsReviewedAnew() {
        var changed = draft("important", null);
        var anew = new Resubmitted(ID, Manner.ORIGINAL, changed, List.of(ReviewLevel.values()), true);
        given(by(WATCH, SUBMITTED), by(OPERATOR, FIRST), by(APPROVER, LAST), APPROVED)
                .when(WATCH, new Resubmit(ID, changed))
                .expect(anew);
        given(by(WATCH, SUBMITTED), by(OPERATOR, FIRST), by(APPROVER, LAST), APPROVED, by(WATCH, anew))
                .when(WATCH, new Publish(ID, PLACED))
                .expectRefusal("publication.unreviewed");
        var returned = new Returned(ID, Manner.ORIGINAL, ReviewLevel.FIRST, SAID);
        given(by(WATCH, SUBMITTED)).when(OPERATOR, new SendBack(ID, SAID)).expect(returned);
        given(by(WATCH, SUBMITTED), returned).when(OPERATOR, review()).expectRefusal("subject.stage");
        given(by(WATCH, SUBMITTED), returned)
                .when(WATCH, new Resubmit(ID, NEWS))
                .expect(new Resubmitted(ID, Manner.ORIGINAL, NEWS, TWO, true));
    }

    @Test
    void repostingIsFromListedSourcesUnlessSomebodyElseSaysOtherwise() {
        var listed = repost("省政府", "https://www.hlj.gov.cn/1.html", true);
        givenNothing().when(WATCH, new Submit(ID, listed.draft())).expect(listed);
        var named = repost("新华社", "https://www.news.cn/1.html", true);
        givenNothing().when(WATCH, new Submit(ID, named.draft())).expect(named);
        var blog = repost("某博客", "https://notgov.cn/1.html", false);
        givenNothing().when(WATCH, new Submit(ID, blog.draft())).expect(blog);
        given(by(WATCH, blog)).when(OPERATOR, review()).expectRefusal("publication.source");
        var exempted = new SourceExempted(ID, Manner.REPOST, SAID);
        given(by(WATCH, blog)).when(APPROVER, new ExemptSource(ID, SAID)).expect(exempted);
        given(by(WATCH, blog), exempted)
                .when(APPROVER, new ExemptSource(ID, SAID))
                .expectNothing();
        given(by(WATCH, blog))
                .when(person("wang", Role.APPROVER), new ExemptSource(ID, SAID))
                .expectRefusal("subject.own-work");
        given(by(WATCH, listed)).when(APPROVER, new ExemptSource(ID, SAID)).expectRefusal("publication.source-listed");
        given(by(WATCH, blog), exempted)
                .when(OPERATOR, review())
                .expect(new Reviewed(ID, Manner.REPOST, ReviewLevel.FIRST, WHOLE));
    }

    @Test
    void whatShouldNotStandThereIsWithdrawn() {
        given(SUBMITTED).when(OPERATOR, new Withdraw(ID, SAID)).expect(new Withdrawn(ID, Manner.ORIGINAL, SAID));
        given(SUBMITTED, new Withdrawn(ID, Manner.ORIGINAL, SAID))
                .when(WATCH, new Publish(ID, PLACED))
                .expectRefusal("subject.stage");
    }
}
