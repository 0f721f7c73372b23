package org.taizhang.domain.run;

import java.util.List;
import java.util.UUID;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Telling;
import org.taizhang.domain.run.RunEvent.Policy;

/** What whoever answers for a policy is told of one of its runs. */
interface Notice extends Telling {
    UUID run();

    Policy policy();

    @Override
    default UUID matter() {
        return run();
    }

    @Override
    default int occurrence() {
        return 1;
    }

    @Override
    default Occasion occasion() {
        return Occasion.RAISED;
    }

    @Override
    default List<String> recipients() {
        return Notices.recipients(policy());
    }

    @Override
    default Integer severity() {
        return Notices.FAILED;
    }

    @Override
    default String kind() {
        return "backup";
    }
}
