package org.taizhang.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReadModelsTest {
    /** One that is left out is kept and read, but the contract does not say what it is searched by. */
    @Test
    void allOfThemAreInTheList() {
        var left = Arrays.stream(ReadModels.class.getFields())
                .filter(field -> field.getType() == Projection.class)
                .filter(field -> !ReadModels.ALL.contains(valueOf(field)));
        assertThat(left.map(Field::getName)).as("what ReadModels.ALL lacks").isEmpty();
    }

    @Test
    void noTwoAreKeptUnderOneName() {
        assertThat(ReadModels.ALL).extracting(Projection::name).doesNotHaveDuplicates();
    }

    private static Projection<?, ?> valueOf(Field field) {
        try {
            return (Projection<?, ?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
