package org.taizhang.domain.discovery;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.discovery.DiscoveryCommand.Request;
import org.taizhang.domain.discovery.DiscoveryEvent.Scope;

class UnsetPerimeterTest extends SubjectTest<Discovery> {
    UnsetPerimeterTest() {
        super(Discovery.class, Perimeter.of(List.of(), 1_024));
    }

    @Test
    void nothingIsScannedBeforeSomebodySaysWhatMayBe() {
        var scope = new Scope(UNIT, List.of("127.0.0.1"), null, null, null);
        givenNothing().when(OPERATOR, new Request(new UUID(0, 1), scope)).expectRefusal("discovery.nowhere");
    }
}
