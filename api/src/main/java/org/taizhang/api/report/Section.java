package org.taizhang.api.report;

import java.util.List;

/** A part of a report under a heading of its own; its number comes from its place. */
public record Section(Wording heading, List<Block> blocks) {
    public Section {
        blocks = List.copyOf(blocks);
    }

    /** What a section is made of, in the order in which it is read. */
    public sealed interface Block permits Paragraph, Table, Chart {}

    /** Running text; lines that are broken stay broken. */
    public record Paragraph(Wording text) implements Block {}
}
