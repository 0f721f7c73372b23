package org.taizhang.api;

class RestTest {
    static String incident(String title) {
        return """
                {"title": "%s", "description": "seen", "unit": "230000/230100"}""".formatted(title);
    }

    static String[] after(Client.Answer answer) {
        return new String[] {"If-Position-At-Least", Long.toString(answer.position())};
    }
}
