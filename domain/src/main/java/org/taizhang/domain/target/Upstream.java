package org.taizhang.domain.target;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What targets lie behind, as far as it is known now. */
public interface Upstream {
    /** How many targets may lie one behind another. */
    int DEEPEST = 8;

    /** What the target lies behind; empty where there is no such target, or it is retired. */
    Optional<List<UUID>> of(UUID target);
}
