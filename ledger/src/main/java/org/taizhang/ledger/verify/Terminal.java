package org.taizhang.ledger.verify;

import java.io.Console;

/** Whether somebody sits before the program. */
final class Terminal {
    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // before 22 it is null
    static boolean isOne() {
        var console = System.console();
        if (console == null) return false;
        try {
            // Since 22 there is a console even where there is no terminal, and it can be asked.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
