package org.taizhang.domain;

/** Units form a tree: province, prefecture, county, department, as a path of GB/T 2260 codes and department ids. */
public final class Units {
    /** What a unit path looks like, such as {@code 230000/230100/gxj}. */
    public static final String PATTERN = "[0-9A-Za-z_-]{1,32}(/[0-9A-Za-z_-]{1,32}){0,7}";

    private Units() {}

    /** Whether {@code unit} is {@code upper} itself or lies below it. */
    public static boolean covers(String upper, String unit) {
        return unit.equals(upper) || unit.startsWith(upper + "/");
    }
}
