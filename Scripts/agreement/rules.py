"""What is sensible to give the routines of SLALIB and of LAPACK, by the names of their arguments.

`None` leaves a choice to arguments.Arguments.
"""
import re


def by_pattern(table, name):
    """The value of the first pattern that matches the whole name."""
    return next((value for pattern, value in table if re.fullmatch(pattern, name)), None)


class Slalib:
    INTEGERS = [
        (r"iy", (1999, 1987, 2004)), (r"im", (7, 2, 11)), (r"id", (12, 28, 3)),
        (r"ihour", (23, 4, 11)), (r"i?deg", (45, 89, 12)), (r"imin|iamin", (17, 59, 0)),
        (r"ndp|ndigit", (3, 1, 4)), (r"np|n|m|mp", (4, 4, 4)), (r"jb", (0, 1, 2)),
        (r"jformr?|itype", (2, 1, 2)), (r"nstrt|iptr|nptr", (1, 1, 1)), (r"nsel", (2, 2, 2)),
        (r"ncand", (5, 5, 5)),
    ]
    # Angles and directions are any number between 0 and 1.2; other quantities have a range.
    REALS = [
        (r"date\d?|utc?|ut1|tdb|dj|djm|epoch\d?|t0|epoch[01]", (51234.56, 49876.5, 53000.25)),
        (r"ep\d|epb|epj|bepoch|eq|epo?", (1950.0, 1991.25, 2000.0)),
        (r"pmb", (1005.0, 780.5, 600.0)), (r"tdk|t|tt|rt", (280.5, 275.25, 290.0)),
        (r"wl\d?", (0.55, 0.45, 0.7)), (r"tlr", (0.0065, 0.006, 0.0064)),
        (r"hm", (100.0, 2500.0, 4000.0)), (r"r[adk]?p|pr|pd", (1e-7, -2e-7, 3e-8)),
        (r"delay", (0.01, 0.01, 0.01)), (r"perih[01]?|anode[01]?", (0.75, 1.5, 2.25)),
        (r"e|e[01]", (0.25, 0.125, 0.0625)), (r"aorq[01]?", (2.5, 1.5, 5.25)),
        (r"zobs|z0|zu|zr|zd|zv", (0.5, 0.75, 1.25)),
    ]
    STRINGS = {
        "string_bn": (" 12 34 56.7 -8.25 ", "-.0123D4,17", "+77 -0 3E2"), "order": ("XYZ", "ZXZ", "yxy"),
        "type_bn": ("R", "H", "A"), "k": ("FK5", "FK4", "FK5"), "k0": ("J", "B", "?"),
        "system": ("FK5", "FK4", "FK5"), "c": ("AAT", "LPO4.2", "KECK1"),
    }

    def integers(self, routine, name, round):
        if routine == "sla_planet" or routine == "sla_rdplan":
            return (1, 4, 8)[round] if name == "np" else None
        if name in ("np", "n") and routine in ("sla_obs",):
            return (0, 3, 7)[round]
        if name == "jformr":
            return 1
        if name == "jform" and routine == "sla_plante":
            return 2
        values = by_pattern(self.INTEGERS, name)
        return values and values[round]

    def reals(self, routine, name, round):
        values = by_pattern(self.REALS, name)
        return values and values[round]

    def texts(self, routine, name, round):
        return self.STRINGS.get(name, ("N",) * 3)[round]

    def extent(self, name, rank, axis):
        return 4

    def style(self, routine, name):
        return "zero" if name in ("iw", "list", "istate") else "general"

    def leave(self, routine):
        return None


class Lapack:
    """Matrices of 8 × 12 in which problems of 6 × 5 and less are posed, and long workspace."""

    ROWS, COLUMNS, LENGTH = 8, 12, 2400
    INTEGERS = [
        (r"m", 6), (r"n", 5), (r"k|nrhs|p|l", 3), (r"mm", COLUMNS), (r"kl|kd|kb|ka", 1), (r"ku", 2),
        (r"ld\w*", ROWS), (r"tsize|lhous2?|ltb|nzc|l[ri]?work|l\w*wk\w*|lw", LENGTH),
        (r"inc\w*", 1),
        (r"ilo|il|i\w*lo", 1), (r"ihi|iu|i\w*hi", 5), (r"nb|nx", 2), (r"itype|ijob|job", 1),
        (r"i|j|ifst|k1|ispec", 1), (r"k2|ilst", 4), (r"info", 0), (r"n1|n2|nl|nr", 2),
        (r"sqre", 0), (r"mode|isgn", 1),
    ]
    POSITIVE = r"d(po|pp|pb|pt|pf)\w*|dsyg[sv]\w*|dspg[sv]\w*|dsbg[sv]\w*"
    # routine and argument; the first that matches counts.
    TEXTS = [
        (r"dgesvd jobu|dgesvd jobvt|dgesdd jobz", "A"), (r"\w*_2stage jobz", "N"),
        (r"d(gesvj|gejsv|ggsv\w*|tgsja) jobu", "U"), (r"dgesvj joba", "G"), (r"dgejsv joba", "C"),
        (r"d(ggsv\w*|tgsja) jobq", "Q"), (r"dgejsv job[rtp]", "N"), (r"d(hseqr|hgeqz) job", "S"),
        (r"dsytrd_2stage vect|dsytrd_sb2st vect", "N"), (r"dlarz\w direct", "B"),
        (r"dlarz\w storev", "R"), (r"dgecxx fact", "P"), (r"dgesvdq joba", "H"),
        (r"ddisna job", "E"), (r"dtr\w* compq", "V"), (r"dor[gm]br vect", "Q"),
        (r"dsb\w* vect", "V"), (r"dlascl type", "G"), (r"dlasrt id", "I"), (r"dstebz order", "E"),
        (r"dsyconv\w* way", "C"),
        (r"\w+ uplo\w*", "U"), (r"\w+ tran\w*", "N"), (r"\w+ diag", "N"), (r"\w+ side", "L"),
        (r"\w+ norm", "1"), (r"\w+ job[uvqz]\w*", "V"), (r"\w+ comp[qz]\w*", "I"),
        (r"\w+ (range|order)", "A"), (r"\w+ (fact|equed)", "N"), (r"\w+ direct", "F"),
        (r"\w+ storev", "C"), (r"\w+ pivot", "V"), (r"\w+ (type|cmach)", "E"), (r"\w+ vect", "B"),
        (r"\w+ job", "B"), (r"\w+ howmny", "A"), (r"\w+ (sort|sense)", "N"), (r"\w+ dist", "S"),
        (r"\w+ (opts|name)", "DGETRF"),
    ]
    # They want no more rows than columns.
    WIDE = r"dorg(l2|lq|r2|rq)|dtzrzf|dggglm|dormrz|dlarz\w*|dgelqt3?|dlaswlq|dstein"
    # Steps of divide and conquer, whose arguments make sense only as other routines leave them.
    STEPS = r"dlaed\w|dlals\w+|dlasd\w|dlarr[a-z]|dlaqz0|dgsvj1|dorbdb4"

    def integers(self, routine, name, round):
        if name == "m" and re.fullmatch(self.WIDE, routine):
            return 4
        if name == "trans":
            return 111  # BLAS_NO_TRANS
        if (routine, name) == ("dorm22", "n2"):
            return 4
        return by_pattern(self.INTEGERS, name)

    def reals(self, routine, name, round):
        return by_pattern([(r"abstol|vl", 0.0), (r"rcond", 1e-9), (r"vu", 4.0)], name)

    def texts(self, routine, name, round):
        return by_pattern(self.TEXTS, f"{routine} {name}")

    def extent(self, name, rank, axis):
        if rank == 1:
            return self.LENGTH
        return self.ROWS if axis == 0 else self.COLUMNS

    def style(self, routine, name):
        if re.fullmatch(r"i?w\w*|work\w*|iwork|info", name):
            return "zero"
        if routine.startswith("dlapm") and name == "k":
            return "pivots"
        if re.fullmatch(r"\w*piv\w*|perm\w*|ind\w*|indx\w*|isuppz|iblock|isplit", name):
            return "pivots"
        if re.fullmatch(self.POSITIVE, routine) and name in ("a", "ap", "ab", "b", "bp", "bb", "d"):
            return "positive"
        if re.match(r"d(sy|sp|sb|st)", routine) and name == "a":
            return "symmetric"
        return "general"

    def leave(self, routine):
        return "a step of another routine" if re.fullmatch(self.STEPS, routine) else None
