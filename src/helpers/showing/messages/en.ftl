### Every sentence of tables, charts and notebooks, in English. Numbers are put in by the program, never typed.

## Common
billions = { $number } billion
millions = { $number } million
rest = The rest
report-unnamed = Report { $file }
source = Source: { $report }. Calculations: Soát Số.
source-shares = Source: { $report }. Calculations: Soát Số. Showing { $shown } of { $all } percentages, those that do not agree first.
source-first = Source: { $report }. Calculations: Soát Số. Showing the first { $shown } of { $all } rows.

## Columns
col-printed = Printed
col-with-unit = { $column } ({ $unit })
col-value = Value
col-label = What it counts
col-unit = Unit
col-figure-kind = Kind of figure
col-count = How many
col-examples = Examples
col-check = Check
col-verdict = Verdict
col-recomputed = Recomputed
col-message = Explanation
col-reason = Why not
col-quote = Sentence

## Around tables that can be searched: DataTables fills in what stands between low lines
browse-all = all
browse-search = Search:
browse-lengthMenu = Show _MENU_ rows
browse-info = Rows _START_ to _END_ of _TOTAL_
browse-infoEmpty = No rows
browse-infoFiltered = (found among _MAX_)
browse-zeroRecords = No row has these words.

## Kinds of figure
figure-count = { $count ->
        [one] count
       *[other] counts
    }
figure-percent = { $count ->
        [one] percentage
       *[other] percentages
    }
figure-change_percent = { $count ->
        [one] change in percent
       *[other] changes in percent
    }
figure-ratio_numerator = { $count ->
        [one] A of a pair A/B
       *[other] A of pairs A/B
    }
figure-ratio_denominator = { $count ->
        [one] B of a pair A/B
       *[other] B of pairs A/B
    }
figure-pair = { $count ->
        [one] pair A/B
       *[other] pairs A/B
    }
figure-money = { $count ->
        [one] sum of money
       *[other] sums of money
    }
figure-measure = { $count ->
        [one] measurement
       *[other] measurements
    }
figure-date = { $count ->
        [one] date
       *[other] dates
    }
figure-year = { $count ->
        [one] year
       *[other] years
    }
figure-period = { $count ->
        [one] period
       *[other] periods
    }
figure-range = { $count ->
        [one] range
       *[other] ranges
    }
figure-ordinal = { $count ->
        [one] ordinal
       *[other] ordinals
    }
figure-doc_number = { $count ->
        [one] document number
       *[other] document numbers
    }
figure-other = { $count ->
        [one] other number
       *[other] other numbers
    }

## Opening
question-figures = Which figures does the report print?
question-consistency = Do the figures agree with each other?
question-charts = What do the figures show?
question-brief = The report’s figures, checked
opening-published = { $publisher }
opening-period = Period: { $period }
opening-file = File { $file }, sha256 { $hash }

## Answers: 10-figures
answer-figures =
    { $statistics ->
        [0] The report prints no statistics.
        [one] The report prints { $all ->
            [one] one number, a statistic: { $kinds }.
           *[other] { $all } numbers, of which one is a statistic: { $kinds }.
        }
       *[other] { $others ->
            [0] The report prints { $all } numbers, all of them statistics: { $kinds }.
           *[other] The report prints { $all } numbers, of which { $statistics } are statistics: { $kinds }.
        }
    }
answer-others =
    { $others ->
        [0] {""}
        [one] The other one dates, numbers or ranks something ({ $kinds }) and measures nothing.
       *[other] The other { $others } date, number or rank something ({ $kinds }) and measure nothing.
    }
kind-of = { $count } { $kind }
headline-kinds = { $statistics ->
        [0] { $all ->
            [0] The report prints no numbers
            [one] One number, and it is no statistic
           *[other] { $all } numbers, none of them a statistic
        }
        [one] { $statistics } statistic among { $all } numbers
       *[other] { $statistics } statistics among { $all } numbers
    }
headline-statistics = { $statistics ->
        [0] No statistics
       *[other] Every statistic, in the order of the text
    }
headline-others = { $others ->
        [0] No other numbers
        [one] One date, document number or ordinal
       *[other] { $others } dates, document numbers and ordinals
    }

## The marked text
headline-text = In the words of the report
marked-kind = The report’s text, every figure marked by its kind
marked-verdict = The report’s text, every figure marked by what the checks say of it
marked-none = No figure of the text is in doubt.
marked-cut = The text goes on for { $letters } more letters, which are not shown here; the tables cover all of it.
family-count = counts
family-percent = percentages
family-pair = pairs A/B
family-amount = money, measurements, ranges
family-other = dates, numbers of documents, ordinals
standing-unchecked = in no check
standing-other = no statistic

## Answers: 20-consistency
headline-answer = Answer
headline-limits = Limits
headline-checked = { $statistics ->
        [0] There are no statistics to check
        [one] { $checked ->
            [0] The one statistic could not be checked
           *[other] The one statistic was checked
        }
       *[other] { $checked ->
            [0] None of the { $statistics } statistics could be checked
            [one] One of { $statistics } statistics was checked
           *[other] { $checked } of { $statistics } statistics were checked
        }
    }
headline-doubtful = { $doubtful ->
        [0] No check contradicts what is printed
        [one] One check contradicts what is printed
       *[other] { $doubtful } checks contradict what is printed
    }
headline-agreeing = { $agreeing ->
        [0] No check agrees
        [one] One check agrees
       *[other] { $agreeing } checks agree
    }
headline-undecided = { $undecided ->
        [0] No check lacks a figure
        [one] One check could not be decided
       *[other] { $undecided } checks could not be decided
    }
headline-open = { $open ->
        [0] Every statistic was checked
        [one] One statistic could not be checked
       *[other] { $open } statistics could not be checked
    }
clause-consistent = { $count ->
        [one] one agrees
       *[other] { $count } agree
    }
clause-explained = { $count ->
        [one] one does not agree as printed, but its cause was found
       *[other] { $count } do not agree as printed, but their causes were found
    }
clause-inconsistent = { $count ->
        [one] one contradicts itself without a cause we could name
       *[other] { $count } contradict themselves without a cause we could name
    }
clause-undetermined = { $count ->
        [one] one could not be decided because a number is not printed
       *[other] { $count } could not be decided because a number is not printed
    }
answer-checks =
    { $checks ->
        [0] The report ties none of its figures together by a calculation, so there is nothing to check.
        [one] The report itself states one calculation between its figures; it reaches { $checked } of { $statistics } statistics: { $clauses }.
       *[other] The report itself states { $checks } calculations between its figures; they reach { $checked } of { $statistics } statistics: { $clauses }.
    }
answer-caution = Nothing was found that does not agree; that does not mean that every figure is right.
answer-worst = Look first at this: { $message }
answer-open =
    { $open ->
        [0] No statistic was left outside the checks.
        [one] One statistic takes part in no decided check: whether it is right cannot be said.
       *[other] { $open } statistics take part in no decided check: whether they are right cannot be said.
    }

## Answers: 30-charts

answer-charts-none = The report has no group of figures to draw.

## Chart titles: they say what is seen
range = { $low } to { $high }
ratings-same = { $groups ->
        [2] In both groups
       *[other] In all { $groups } groups
    } the commonest grade is “{ $label }”: { $range }
ratings-one = { $title }: the commonest grade is “{ $label }”, { $share }
ratings-many = { $groups } groups were rated; the commonest grade of “{ $title }” is “{ $label }”, { $share }
ratings-none = No ratings to draw: the report divides no total into grades.
ratings-axis = Percent of those rated; grades do not overlap

coverage-one =
    { $complete ->
        [yes] { $label }: complete, { $ratio }
       *[no] { $label }: { $ratio }, that is { $share }
    }
coverage-many = Coverage runs from { $low } ({ $lowest }) to { $high } ({ $highest })
coverage-none = No coverage to draw: the report prints no pair “covered/total”.
coverage-axis = Percent of the total

targets-one =
    { $met ->
        [0] { $label }: only { $share } of the target
       *[other] { $label }: { $share } of the target
    }
targets-many =
    { $met ->
        [0] { $all ->
            [2] Neither of the two targets was reached
           *[other] None of { $all } targets was reached
        }
       *[other] { $missed ->
            [0] { $all ->
                [2] Both targets were reached or passed
               *[other] All { $all } targets were reached or passed
            }
           *[other] { $met ->
                [one] One of { $all } targets was reached or passed
               *[other] { $met } of { $all } targets were reached or passed
            }
        }
    }
targets-none = No targets to draw: the report prints no pair “achieved/target”.
targets-axis = Percent of the target
targets-line = target

movements-one = { $label }: { $count }
movements-many = The largest movement: { $label }, { $count }
movements-none = No movements to draw.

parts-one = { $title }: the largest part is “{ $label }”, { $share }
parts-many = { $groups } totals are printed with their parts; the largest part of “{ $title }” is “{ $label }”, { $share }
parts-none = No total is printed together with its parts.
parts-axis = Percent of the total

shares-title =
    { $outside ->
        [0] { $all ->
            [one] The printed percentage follows from the printed figures
            [2] Both percentages follow from the printed figures
           *[other] All { $all } percentages follow from the printed figures
        }
       *[other] { $inside ->
            [0] { $all ->
                [one] The one percentage does not follow from the figures its sentence gives
                [2] Neither percentage follows from the figures its sentence gives
               *[other] None of { $all } percentages follows from the figures its sentence gives
            }
           *[other] { $outside ->
                [one] One of { $all } percentages does not follow from the figures its sentence gives
               *[other] { $outside } of { $all } percentages do not follow from the figures their sentences give
            }
        }
    }
shares-none = No percentage could be recomputed: the report does not print the figures for it.
shares-uncertain = Dark bar: the result may lie anywhere in it, as the figures it is computed from are rounded themselves.
shares-zero = as printed
shares-axis = How far the recomputed value lies from the printed one, in percentage points; grey: what rounding allows
shares-printed = printed
shares-recomputed = recomputed

verdicts-title =
    { $decided ->
        [0] { $all ->
            [one] The one check lacks a figure and cannot be decided
            [2] Both checks lack figures and cannot be decided
           *[other] All { $all } checks lack figures and cannot be decided
        }
       *[other] { $doubtful ->
            [0] { $decided ->
                [one] The one check{ $undecided ->
                    [0] {""}
                   *[other] {" "}that could be decided
                } agrees with what is printed
                [2] Both checks{ $undecided ->
                    [0] {""}
                   *[other] {" "}that could be decided
                } agree with what is printed
               *[other] All { $decided } checks{ $undecided ->
                    [0] {""}
                   *[other] {" "}that could be decided
                } agree with what is printed
            }
           *[other] { $agreeing ->
                [0] { $decided ->
                    [one] The one check{ $undecided ->
                    [0] {""}
                   *[other] {" "}that could be decided
                } does not agree with what is printed
                    [2] Neither of the two checks{ $undecided ->
                    [0] {""}
                   *[other] {" "}that could be decided
                } agrees with what is printed
                   *[other] None of { $decided } checks{ $undecided ->
                    [0] {""}
                   *[other] {" "}that could be decided
                } agrees with what is printed
                }
               *[other] { $doubtful ->
                    [one] One of { $decided } checks{ $undecided ->
                    [0] {""}
                   *[other] {" "}that could be decided
                } does not agree with what is printed
                   *[other] { $doubtful } of { $decided } checks{ $undecided ->
                    [0] {""}
                   *[other] {" "}that could be decided
                } do not agree with what is printed
                }
            }
        }{ $undecided ->
            [0] {""}
            [one] ; one lacks a figure
           *[other] ; { $undecided } lack figures
        }
    }
verdicts-none = No checks to draw.

positions-one =
    { $doubtful ->
        [one] The one figure in doubt stands in the paragraph “{ $opening }”
        [2] Both figures in doubt stand in the paragraph “{ $opening }”
       *[other] All { $doubtful } figures in doubt stand in the paragraph “{ $opening }”
    }
positions-many = { $doubtful } figures in doubt stand in { $paragraphs } of { $all } paragraphs
positions-sound =
    { $checked ->
        [0] { $statistics ->
            [0] The report prints no statistics
            [one] The report’s one statistic could not be checked
           *[other] None of the report’s { $statistics } statistics could be checked
        }
        [one] One of { $statistics } statistics was checked, and is not in doubt
       *[other] { $checked } of { $statistics } statistics were checked, and none of them is in doubt
    }
positions-none = The text prints no number.

## Words in place of a picture
alt = Chart. { $title }. { $rows }
alt-part = { $title }: { $parts }
alt-item = { $label } { $share } ({ $count })
alt-percent = { $label } { $share }
alt-ratio = { $label } { $ratio }, that is { $share }
alt-movement = { $label } { $count }
alt-share = { $label }: printed { $printed }, recomputed { $recomputed }, { $verdict }
alt-verdict = { $kind }: { $counts }
alt-position = “{ $opening }”: { $figures }
alt-positions = { $figures ->
        [one] one number
       *[other] { $figures } numbers
    } in { $paragraphs ->
        [one] one paragraph
       *[other] { $paragraphs } paragraphs
    }
alt-count = { $verdict } { $count }

## The brief
headline-prints = What the report prints
headline-repairs = Where the error probably lies
agreeing-list = As printed: { $items }.
agreeing-kind = { $kind } ({ $count })
doubtful-more =
    { $more ->
        [one] The table has the { $shown } that matter most; one more is in the notebook 20-consistency.
       *[other] The table has the { $shown } that matter most; { $more } more are in the notebook 20-consistency.
    }
headline-pictures = What the figures show
headline-method = How it was done
open-list = { $reason } ({ $count }): { $items }.
open-more = and { $more } more
method-reading = The program reads every digit of the text, tells statistics from dates, document numbers and ordinals, and checks only the calculations that the text itself states.
method-rounding = A percentage agrees if the recomputed value, rounded, gives exactly the printed digits; all arithmetic is exact.
method-explained = “Explained” means that exactly one other calculation gives the printed figure to the digit; it is the likeliest reason, not a verdict on the author.

## Limits
limits-figures = Kinds, units and labels are inferred from the sentences; where a reader knows better, the YAML file beside the report says so.
limits-consistency = Figures that agree with each other need not be true: the checks compare only what the report itself prints. A figure tied to no other cannot be checked.
limits-charts = The charts draw the figures as printed, even where they do not agree; groups are found from the calculations or named in the YAML file.

## A scan of many reports
scan-progress = { $reports ->
    [one] { $reports } report
   *[other] { $reports } reports
}: { $doubtful } with figures that do not agree, { $unreadable } unreadable
scan-read = { $reports ->
    [one] { $reports } report
   *[other] { $reports } reports
} read, with { $figures ->
    [one] { $figures } figure
   *[other] { $figures } figures
} and { $findings ->
    [one] { $findings } check
   *[other] { $findings } checks
}; { $rate } reports a second.
scan-found = { $doubtful ->
    [0] No report has figures that do not agree as printed.
    [one] One report has figures that do not agree as printed.
   *[other] { $doubtful } reports have figures that do not agree as printed.
}
scan-where = The three tables reports, figures and findings are in { $out }.
scan-next = Notebooks for the reports worth a look: { $command }
scan-nothing = No report in { $scan } meets the condition: nothing to run.

## The workbench of 20-consistency
headline-tried =
    { $doubtful ->
        [0] No figure needs another base or another rule of rounding
       *[other] What another base, or another rule of rounding, would give
    }
tried-note = { $doubtful ->
        [one] For the percentage that does not hold, { $bases ->
            [one] one base was
           *[other] { $bases } bases were
        } tried: below are the one its words name and those that come closest.
       *[other] For the { $doubtful } percentages that do not hold, { $bases } bases were tried: below are those their words name and those that come closest.
    }
col-base = Base
col-origin = Where the base comes from
col-rounded = As printed it would be
origin-text = as the words say
origin-cause = explains the printed figure
origin-nearby = printed nearby
rule-nearest = to the nearest
rule-half_up = to the nearest, halves up
rule-half_even = to the nearest, halves to even
rule-cut_off = cut off
rule-up = always up
bench-finding = Finding
bench-operands = What it is computed from
bench-bases = Every base that was tried
bench-no-bases = This check has no base that could be another one.
bench-rule = Rounding
bench-base = Base
bench-base-own = as the report says
bench-outcome = { $sum }. Rounded ({ $rule }): { $rounded }; printed: { $stated }.
bench-waived = let stand: { $reason }
bench-confirmed = confirmed
bench-confirmed-as = confirmed: { $reason }
bench-decide = What do you say?
bench-reason = Reason
bench-reason-hint = why; needed for everything but agreeing
bench-confirm = The report is wrong here
bench-waive = Let it stand
bench-rebase = Take this base
bench-withdraw = Take my decision back
bench-figure = Figure
bench-value = Is to be read as
bench-value-hint = as read
bench-kind = Kind
bench-kind-as-read = as read
bench-unit = Unit
bench-correct = Correct the figure
bench-written = { $file } was rewritten; the next run heeds it.
bench-needs-reason = Give a reason first.
bench-needs-base = Choose another base first.
bench-needs-change = Write first how the figure is to be read.
bench-nothing-decided = There is no decision of yours on this finding.
bench-not-number = “{ $words }” is no number that could be printed here.
bench-not-written = Not written. { $problem }
bench-export = The table of findings as a file
role-stated = result
role-part = part
role-base = base
role-delta = difference
role-proof = proof
col-role = Role

## 90-collection
question-collection = Do the figures of these reports agree?
collection-title = { $reports ->
    [one] One report, checked
   *[other] { $reports } reports, checked
}
batch-reports = { $doubted ->
    [0] No report has figures that do not agree as printed
    [one] One of { $reports } reports has figures that do not agree as printed
   *[other] { $doubted } of { $reports } reports have figures that do not agree as printed
}
batch-worst = { $doubtful ->
    [0] No check contradicts what is printed
    [one] One check contradicts what is printed
   *[other] { $doubtful } checks contradict what is printed
}
batch-causes = Why they do not agree
batch-answer = Answer
batch-limits = Limits
collection-overview = The reports print { $statistics ->
    [one] one statistic
   *[other] { $statistics } statistics
} and state { $checks ->
    [one] one calculation
   *[other] { $checks } calculations
}{ $checks ->
    [0] .
   *[other] : { $clauses }.
}
collection-lacking = { $lacking ->
    [one] One report has
   *[other] { $lacking } reports have
} no tables: run the notebooks 10 and 20 over { $lacking ->
    [one] it
   *[other] them
}.
collection-answer = The report to look at first is “{ $report }”: { $message }
collection-answer-none = No check contradicts what is printed. Figures that took part in no check may still be wrong.
collection-abridged = The table lists { $shown } of { $all } checks, the gravest first; the others stand in the findings.csv of each report.
collection-causes = The most frequent: { $cause }, { $findings } of { $all } { $all ->
    [one] check
   *[other] checks
}, in { $reports ->
    [one] one report
   *[other] { $reports } reports
}.
collection-no-cause = no cause known
collection-verdicts = { $doubtful ->
    [0] { $reports ->
        [one] The report’s figures contradict no check
       *[other] The figures of all { $reports } reports contradict no check
    }
    [one] One of { $reports } reports has figures that do not agree
   *[other] { $doubtful } of { $reports } reports have figures that do not agree
}
collection-followed = { $count ->
    [0] No indicator is printed for more than one year
    [one] One indicator is printed for more than one year
   *[other] { $count } indicators are printed for more than one year
}
collection-series = { $title }: { $first } to { $last }
collection-trends = { $all ->
    [one] { $rose ->
        [one] The one indicator rose from { $first } to { $last }
       *[other] { $fell ->
            [one] The one indicator fell from { $first } to { $last }
           *[other] The one indicator was the same in { $first } and { $last }
        }
    }
   *[other] From { $first } to { $last }, { $rose } of { $all } indicators rose and { $fell } fell
}
collection-points = { $points } pts
collection-trends-scale = Each line has a scale of its own, from its lowest value to its highest. A mark other than a dot: the figure does not agree as printed.
collection-source = Source: the reports named. Calculations: Soát Số.
collection-source-shown = Source: the reports named. Calculations: Soát Số. Showing { $shown } of { $all } rows.
collection-limits = Indicators of different years are matched by their sentences, then by what they count and their unit; reports form a series only if titles and publishers differ in nothing but numbers. Where a year leaves an indicator out, its line ends. Figures that agree with each other need not be true.
col-report = Report
col-period = Period
col-statistics = Statistics
col-inconsistent = ≠ does not agree
col-explained = ! explained
col-undetermined = ? cannot be told
col-consistent = ✓ agrees
col-files = Files
col-cause = Cause
col-findings = Checks
col-reports = Reports
col-example = Example
col-change = Change
