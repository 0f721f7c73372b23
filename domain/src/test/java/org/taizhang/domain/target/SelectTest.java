package org.taizhang.domain.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT title, published FROM article WHERE state = 'delete' ORDER BY published DESC",
                " select count(*) AS n from \"update\"",
                "WITH recent AS (SELECT * FROM article) SELECT * FROM recent"
            })
    void oneSelectIsOne(String text) {
        assertThat(Select.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DELETE FROM article",
                "SELECT 1; DELETE FROM article",
                "SELECT 1;",
                "SELECT 1 -- and more",
                "SELECT 1 /* and more */",
                "SELECT 1 # and more",
                "SELECT '\\' FROM article",
                "SELECT $$x$$",
                "SELECT $a$x$a$",
                "SELECT 'open FROM article",
                "SELECT \"open FROM article",
                "SELECT * INTO other FROM article",
                "SELECT * FROM article FOR UPDATE",
                "WITH gone AS (DELETE FROM article RETURNING *) SELECT * FROM gone",
                "EXPLAIN SELECT 1"
            })
    void anythingElseIsNot(String text) {
        assertThat(Select.isOne(text)).isFalse();
    }
}
