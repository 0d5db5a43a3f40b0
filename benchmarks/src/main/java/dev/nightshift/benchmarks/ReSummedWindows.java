package dev.nightshift.benchmarks;

/** The naive way: mean, deviation and rank of every day from the whole window. */
final class ReSummedWindows {

    private ReSummedWindows() {}

    static Double scored(double[] values, int n, int w) {
        double[] z = new double[values.length];
        double sum = 0;
        for (int day = n - 1; day < values.length; day++) {
            z[day] = deviation(values, day, n);
            if (day >= n + w - 2) {
                sum += rank(z, day, w);
            }
        }
        return sum;
    }

    private static double deviation(double[] values, int day, int n) {
        double mean = 0;
        for (int i = day - n + 1; i <= day; i++) {
            mean += values[i] / n;
        }
        double squares = 0;
        for (int i = day - n + 1; i <= day; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return (values[day] - mean) / Math.sqrt(squares / (n - 1));
    }

    private static double rank(double[] z, int day, int w) {
        int smaller = 0;
        for (int i = day - w + 1; i <= day; i++) {
            smaller += z[i] < z[day] ? 1 : 0;
        }
        return 100.0 * smaller / w;
    }
}
