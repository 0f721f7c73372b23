package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttachingTest {
    private static final UUID PHOTO = UUID.fromString("00000000-0000-0000-0000-0000000000f1");
    private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-0000000000f2");
    private static final String DIGEST = "ab".repeat(32);

    private final List<UUID> asked = new ArrayList<>();
    private final Attaching attaching = new Attaching(file -> {
        asked.add(file);
        return file.equals(PHOTO) ? Optional.of(new Shelf.Kept(DIGEST, "230000", true)) : Optional.empty();
    });

    record Sign(UUID subject, @Nullable Statement statement, List<Page> pages) {}

    record Page(int number, @Nullable Attachment scan) {}

    @Test
    void whatIsOnTheShelfMayBeAttached() throws Exception {
        var statement = new Statement("同意", List.of(new Attachment(PHOTO, DIGEST)));
        assertThat(send(new Sign(OTHER, statement, List.of()))).isEqualTo("done");
        assertThat(asked).containsExactly(PHOTO);
    }

    @Test
    void itIsFoundAtWhateverDepth() {
        var pages = List.of(new Page(1, new Attachment(PHOTO, DIGEST)), new Page(2, new Attachment(OTHER, DIGEST)));
        assertThatThrownBy(() -> send(new Sign(OTHER, null, pages)))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("file.unknown");
        assertThat(asked).containsExactly(PHOTO, OTHER);
    }

    @Test
    void whatAttachesNothingNeedsNoShelf() throws Exception {
        assertThat(send(new Sign(OTHER, null, List.of(new Page(1, null))))).isEqualTo("done");
        assertThat(asked).isEmpty();
    }

    private Object send(Object command) throws Exception {
        var actor = new Actor("li", "li", Set.of(Role.OPERATOR), "230000", null);
        var message = new GenericCommandMessage<>(command, Map.copyOf(actor.metadata()));
        return attaching.handle(DefaultUnitOfWork.startAndGet(message), () -> "done");
    }
}
