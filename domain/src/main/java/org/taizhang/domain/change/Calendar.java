package org.taizhang.domain.change;

import java.util.List;
import java.util.UUID;
import org.taizhang.domain.change.ChangeEvent.Window;

/** Which changes are approved for when and on what, as far as it is known now. */
public interface Calendar {
    /** Those of the targets that are not there, are retired, or lie outside of the unit. */
    List<UUID> unknown(List<UUID> targets, String unit);

    /** Other approved changes whose window overlaps with this one, on one of the targets. */
    List<UUID> clashes(UUID change, Window window, List<UUID> targets);

    /** Those of them that had their window before the change as it stands after the position had its own. */
    List<UUID> earlierClashes(UUID change, long position);
}
