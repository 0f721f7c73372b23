package org.taizhang.domain.publication;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;

/** What can have happened to something that is to be published. */
public sealed interface PublicationEvent extends Topical {
    UUID publication();

    Manner manner();

    @Override
    default String topic() {
        return manner() == Manner.REPOST ? "repost" : "original";
    }

    /**
     * @param chain the levels at which it is reviewed, in order
     * @param listed whether its source is one that may be reposted from; an original needs none
     */
    record Submitted(UUID publication, Manner manner, Draft draft, List<ReviewLevel> chain, boolean listed)
            implements PublicationEvent {}

    /** It may be reposted though its source is not listed. */
    record SourceExempted(UUID publication, Manner manner, Statement statement) implements PublicationEvent {}

    record Reviewed(UUID publication, Manner manner, ReviewLevel level, Review review) implements PublicationEvent {}

    record Returned(UUID publication, Manner manner, ReviewLevel level, Statement statement)
            implements PublicationEvent {}

    /** Reviews begin anew. */
    record Resubmitted(UUID publication, Manner manner, Draft draft, List<ReviewLevel> chain, boolean listed)
            implements PublicationEvent {}

    /** Every level has reviewed it. */
    record Approved(UUID publication, Manner manner, List<String> reviewers) implements PublicationEvent {}

    record Published(UUID publication, Manner manner, Placement placement) implements PublicationEvent {}

    record Withdrawn(UUID publication, Manner manner, Statement statement) implements PublicationEvent {}

    /** Where it is in its life. */
    enum Stage {
        SUBMITTED,
        RETURNED,
        APPROVED,
        PUBLISHED,
        WITHDRAWN
    }

    /** Whether it is one's own. */
    enum Manner {
        ORIGINAL,
        REPOST
    }

    /** Levels of review, in order. */
    enum ReviewLevel {
        FIRST,
        SECOND,
        FINAL
    }

    /**
     * What is to be published.
     *
     * @param site the website or account
     * @param category by which it is known how many levels review it
     * @param theme what reviewers look at above all
     * @param text the content, or what it is about where that is attached
     * @param source where it is reposted from; null where it is one's own
     */
    record Draft(
            @NotBlank @Size(max = 200) String title,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotBlank @Size(max = 200) String site,

            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,31}")
            String category,

            @NotBlank @Size(max = 500) String theme,
            @NotBlank @Size(max = 20000) String text,
            @Nullable @Valid RepostSource source,

            @NotNull @Size(max = Attachment.MOST) List<@Valid @NotNull Attachment> attachments) {}

    record RepostSource(
            @NotBlank @Size(max = 200) String name,

            @NotNull @Pattern(regexp = "https?://[^ ]{1,500}")
            String url) {}

    /**
     * What a reviewer stands for.
     *
     * @param accurate that it has no typos and is neither false nor forged
     * @param lawful that nothing of it is forbidden
     * @param secretFree that it discloses no secret
     * @param relevant that it is of the government's duty or public need, and no personal view, opinion or mood
     * @param adFree that it neither carries nor links to commercial advertising
     */
    record Review(
            boolean accurate,
            boolean lawful,
            boolean secretFree,
            boolean relevant,
            boolean adFree,
            @NotNull @Valid Statement statement) {
        boolean isWhole() {
            return accurate && lawful && secretFree && relevant && adFree;
        }
    }

    record Placement(
            @NotNull @Pattern(regexp = "https?://[^ ]{1,500}")
            String url,

            @NotNull Instant at) {}
}
