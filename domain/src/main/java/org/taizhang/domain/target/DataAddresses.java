package org.taizhang.domain.target;

import java.util.regex.Pattern;

/**
 * What the address of a database must look like: where it is, and nothing more. Parameters of drivers
 * are refused, for some name classes to load or files to read.
 */
final class DataAddresses {
    private static final String HOST = "(?:[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+])";
    private static final String PORT = ":[1-9][0-9]{0,4}";
    private static final String HOSTS = HOST + "(?:" + PORT + ")?(?:," + HOST + "(?:" + PORT + ")?)*";
    private static final String NAME = "[A-Za-z0-9_$.-]*";
    private static final Pattern JDBC = Pattern.compile("jdbc:(?:(?:postgresql|mariadb|mysql|kingbase8|opengauss|dm)://"
            + HOSTS + "(?:/" + NAME + ")?" + "|oracle:thin:@//" + HOST + "(?:" + PORT + ")?/" + NAME + ")");
    private static final Pattern MONGODB = Pattern.compile("mongodb://" + HOSTS + "/?(?:\\?replicaSet=" + NAME + ")?");

    private DataAddresses() {}

    static boolean isJdbc(String address) {
        return JDBC.matcher(address).matches();
    }

    static boolean isMongodb(String address) {
        return MONGODB.matcher(address).matches();
    }
}
