package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShelfTest {
    private static final UUID PHOTO = UUID.fromString("00000000-0000-0000-0000-0000000000f1");
    private static final UUID WITHDRAWN = UUID.fromString("00000000-0000-0000-0000-0000000000f2");
    private static final String DIGEST = "ab".repeat(32);

    private final Shelf shelf = file -> Optional.ofNullable(Map.of(
                    PHOTO, new Shelf.Kept(DIGEST, "230000/230100", true),
                    WITHDRAWN, new Shelf.Kept(DIGEST, "230000/230100", false))
            .get(file));

    @Test
    void whatIsKeptMayBeAttachedByWhoeverSeesIt() {
        shelf.require(List.of(new Attachment(PHOTO, DIGEST)), "230000/230100");
        shelf.require(List.of(new Attachment(PHOTO, DIGEST)), "230000");
        shelf.require(List.of(), "230000");
        shelf.require(null, "230000");
    }

    @Test
    void whatIsUnknownOrOfAnotherUnitIsRefusedAlike() {
        assertRefused("file.unknown", new Attachment(new UUID(0, 7), DIGEST), "230000");
        assertRefused("file.unknown", new Attachment(PHOTO, DIGEST), "230000/230200");
    }

    @Test
    void anotherDigestIsRefused() {
        assertRefused("file.digest", new Attachment(PHOTO, "cd".repeat(32)), "230000");
    }

    @Test
    void whatWasWithdrawnIsRefused() {
        assertRefused("file.withdrawn", new Attachment(WITHDRAWN, DIGEST), "230000");
    }

    private void assertRefused(String code, Attachment attachment, String unit) {
        assertThatThrownBy(() -> shelf.require(List.of(attachment), unit))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
