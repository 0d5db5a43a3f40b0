package dev.nightshift.benchmarks;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Arrays;

/**
 * The bare rival of the popular list: a constant from the event loop, behind the same authentication. It is no part of the
 * product; a benchmark puts it on the class path.
 */
@Controller(ConstantController.PATH)
public class ConstantController {

    static final String PATH = "/api/benchmarks/constant";

    /** The system property that says how large the answer is. */
    static final String BYTES = "nightshift.benchmarks.bytes";

    private final byte[] answer = filled(Integer.getInteger(BYTES, 2));

    @Get
    byte[] constant() {
        return answer;
    }

    /** A JSON text. */
    private static byte[] filled(int size) {
        byte[] text = new byte[size];
        Arrays.fill(text, (byte) ' ');
        text[0] = '[';
        text[size - 1] = ']';
        return text;
    }
}
