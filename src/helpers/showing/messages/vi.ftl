### Mọi câu chữ của bảng, biểu đồ và sổ ghi, bằng tiếng Việt. Số do chương trình đưa vào, không gõ tay.

## Chung
billions = { $number } tỷ
millions = { $number } triệu
rest = Phần còn lại
report-unnamed = Báo cáo { $file }
source = Nguồn: { $report }. Tính toán: Soát Số.
source-shares = Nguồn: { $report }. Tính toán: Soát Số. Hình vẽ { $shown } trong { $all } tỷ lệ, ưu tiên những tỷ lệ không khớp.
source-first = Nguồn: { $report }. Tính toán: Soát Số. Hình vẽ { $shown } dòng đầu trong { $all } dòng.

## Tên cột
col-printed = In ra
col-with-unit = { $column } ({ $unit })
col-value = Giá trị
col-label = Nội dung
col-unit = Đơn vị
col-figure-kind = Loại số
col-count = Số lượng
col-examples = Ví dụ
col-check = Phép kiểm
col-verdict = Kết luận
col-recomputed = Tính lại
col-message = Giải thích
col-reason = Vì sao chưa kiểm
col-quote = Câu văn

## Quanh bảng có thể tìm kiếm: DataTables điền vào chỗ giữa hai gạch dưới
browse-all = tất cả
browse-search = Tìm:
browse-lengthMenu = Hiện _MENU_ dòng
browse-info = Dòng _START_ đến _END_ trong _TOTAL_
browse-infoEmpty = Không có dòng nào
browse-infoFiltered = (tìm trong _MAX_ dòng)
browse-zeroRecords = Không dòng nào có những chữ này.

## Loại số
figure-count = số đếm
figure-percent = tỷ lệ phần trăm
figure-change_percent = mức tăng, giảm (%)
figure-ratio_numerator = số A trong cặp A/B
figure-ratio_denominator = số B trong cặp A/B
figure-pair = cặp số A/B
figure-money = số tiền
figure-measure = số đo
figure-date = mốc ngày, tháng
figure-year = mốc năm
figure-period = thời kỳ
figure-range = khoảng giá trị
figure-ordinal = số thứ tự
figure-doc_number = số hiệu văn bản
figure-other = số khác

## Mở đầu
question-figures = Báo cáo in những con số nào?
question-consistency = Các con số có khớp nhau không?
question-charts = Các con số cho thấy gì?
question-brief = Soát số liệu của báo cáo
opening-published = { $publisher }
opening-period = Thời kỳ: { $period }
opening-file = Tệp { $file }, sha256 { $hash }

## Trả lời: 10-figures
answer-figures =
    { $statistics ->
        [0] Báo cáo không in số thống kê nào.
       *[other] { $others ->
            [0] Báo cáo in { $all } con số, tất cả đều là số thống kê: { $kinds }.
           *[other] Báo cáo in { $all } con số, trong đó { $statistics } là số thống kê: { $kinds }.
        }
    }
answer-others =
    { $others ->
        [0] {""}
       *[other] { $others } số còn lại ghi thời gian, số hiệu hoặc thứ tự ({ $kinds }), không đo đếm điều gì.
    }
kind-of = { $count } { $kind }
headline-kinds = { $statistics ->
        [0] { $all ->
            [0] Báo cáo không in con số nào
           *[other] { $all } con số, không có số thống kê nào
        }
       *[other] { $statistics } số thống kê trong { $all } con số
    }
headline-statistics = { $statistics ->
        [0] Không có số thống kê nào
       *[other] Từng số thống kê, theo thứ tự in
    }
headline-others = { $others ->
        [0] Không có con số nào khác
       *[other] { $others } số ghi thời gian, số hiệu, thứ tự
    }

## Văn bản có đánh dấu
headline-text = Trong lời văn của báo cáo
marked-kind = Văn bản báo cáo, mỗi con số đánh dấu theo loại
marked-verdict = Văn bản báo cáo, mỗi con số đánh dấu theo kết luận của phép kiểm
marked-none = Không con số nào trong văn bản bị nghi ngờ.
marked-cut = Văn bản còn { $letters } chữ nữa không hiện ở đây; các bảng gồm toàn bộ văn bản.
family-count = số đếm
family-percent = tỷ lệ phần trăm
family-pair = cặp số A/B
family-amount = số tiền, số đo, khoảng giá trị
family-other = ngày tháng, số hiệu, thứ tự
standing-unchecked = không nằm trong phép kiểm nào
standing-other = không phải số thống kê

## Trả lời: 20-consistency
headline-answer = Trả lời
headline-limits = Giới hạn
headline-checked = { $statistics ->
        [0] Không có số thống kê nào để kiểm
       *[other] { $checked ->
            [0] Chưa kiểm được số nào trong { $statistics } số thống kê
           *[other] Đã kiểm { $checked } trong { $statistics } số thống kê
        }
    }
headline-doubtful = { $doubtful ->
        [0] Không phép kiểm nào cho kết quả khác số in ra
       *[other] { $doubtful } phép kiểm cho kết quả khác số in ra
    }
headline-agreeing = { $agreeing ->
        [0] Không có phép kiểm nào khớp
       *[other] { $agreeing } phép kiểm khớp
    }
headline-undecided = { $undecided ->
        [0] Không có phép kiểm nào thiếu số
       *[other] { $undecided } phép kiểm chưa kết luận được
    }
headline-open = { $open ->
        [0] Số thống kê nào cũng đã được kiểm
       *[other] { $open } số thống kê chưa kiểm được
    }
clause-consistent = { $count } phép khớp
clause-explained = { $count } phép không khớp như đã in nhưng tìm được nguyên nhân
clause-inconsistent = { $count } phép mâu thuẫn mà chưa rõ nguyên nhân
clause-undetermined = { $count } phép chưa kết luận được vì thiếu số
answer-checks =
    { $checks ->
        [0] Báo cáo không nối con số nào với con số nào bằng một phép tính, nên không có gì để kiểm.
       *[other] Báo cáo tự nêu { $checks } phép tính nối các con số với nhau, chạm tới { $checked } trong { $statistics } số thống kê: { $clauses }.
    }
answer-caution = Không thấy chỗ nào không khớp, nhưng điều đó không có nghĩa là mọi con số đều đúng.
answer-worst = Đáng xem trước: { $message }
answer-open =
    { $open ->
        [0] Không có số thống kê nào nằm ngoài các phép kiểm.
       *[other] Còn { $open } số thống kê không nằm trong phép kiểm nào đã kết luận, nên không thể nói là đúng hay sai.
    }

## Trả lời: 30-charts

answer-charts-none = Báo cáo không có nhóm số nào để vẽ.

## Đầu đề biểu đồ: nói điều nhìn thấy
range = từ { $low } đến { $high }
ratings-same = Ở cả { $groups } nhóm, mức đông nhất là “{ $label }”: { $range }
ratings-one = { $title }: mức đông nhất là “{ $label }”, { $share }
ratings-many = { $groups } nhóm được xếp loại; mức đông nhất ở nhóm “{ $title }” là “{ $label }”, { $share }
ratings-none = Không có xếp loại nào để vẽ: báo cáo không chia một tổng thành các mức.
ratings-axis = Phần trăm số được xếp loại; các mức không chồng lên nhau

coverage-one =
    { $complete ->
        [yes] { $label }: đủ { $ratio }
       *[no] { $label }: { $ratio }, tức { $share }
    }
coverage-many = Mức bao phủ từ { $low } ({ $lowest }) đến { $high } ({ $highest })
coverage-none = Không có mức bao phủ nào để vẽ: báo cáo không in cặp “được/tổng số”.
coverage-axis = Phần trăm của tổng số

targets-one =
    { $met ->
        [0] { $label }: mới đạt { $share } chỉ tiêu
       *[other] { $label }: đạt { $share } chỉ tiêu
    }
targets-many =
    { $met ->
        [0] Chưa chỉ tiêu nào trong { $all } chỉ tiêu đạt mức đề ra
       *[other] { $missed ->
            [0] Cả { $all } chỉ tiêu đều đạt hoặc vượt
           *[other] { $met } trong { $all } chỉ tiêu đạt hoặc vượt
        }
    }
targets-none = Không có chỉ tiêu nào để vẽ: báo cáo không in cặp “đạt được/chỉ tiêu”.
targets-axis = Phần trăm chỉ tiêu
targets-line = chỉ tiêu

movements-one = { $label }: { $count }
movements-many = Biến động lớn nhất: { $label }, { $count }
movements-none = Không có biến động nào để vẽ.

parts-one = { $title }: phần lớn nhất là “{ $label }”, { $share }
parts-many = { $groups } tổng số được in kèm các phần; lớn nhất trong “{ $title }” là “{ $label }”, { $share }
parts-none = Không có tổng số nào được in kèm các phần của nó.
parts-axis = Phần trăm của tổng

shares-title =
    { $outside ->
        [0] { $all ->
            [1] Tỷ lệ in ra đúng với các số đã in
           *[other] Cả { $all } tỷ lệ đều tính lại được từ các số đã in
        }
       *[other] { $inside ->
            [0] { $all ->
                [1] Tỷ lệ duy nhất in kèm số không tính lại được từ các số mà câu văn nêu
               *[other] Cả { $all } tỷ lệ đều không tính lại được từ các số mà câu văn nêu
            }
           *[other] { $outside } trong { $all } tỷ lệ không tính lại được từ các số mà câu văn nêu
        }
    }
shares-none = Không có tỷ lệ nào tính lại được: báo cáo không in đủ số để tính.
shares-uncertain = Vạch đậm: kết quả có thể nằm trong khoảng này, vì chính các số dùng để tính đã được làm tròn.
shares-zero = đúng như in
shares-axis = Số tính lại lệch số in ra bao nhiêu điểm phần trăm; dải xám là phần làm tròn cho phép
shares-printed = in ra
shares-recomputed = tính lại

verdicts-title =
    { $decided ->
        [0] { $all ->
            [1] Phép kiểm duy nhất thiếu số, chưa{ $undecided ->
                    [0] {""}
                   *[other] {" "}kết luận được
                }
           *[other] Cả { $all } phép kiểm đều thiếu số, chưa{ $undecided ->
                    [0] {""}
                   *[other] {" "}kết luận được
                }
        }
       *[other] { $doubtful ->
            [0] { $decided ->
                [1] Phép kiểm duy nhất{ $undecided ->
                    [0] {""}
                   *[other] {" "}kết luận được
                } khớp với số in ra
               *[other] Cả { $decided } phép kiểm{ $undecided ->
                    [0] {""}
                   *[other] {" "}kết luận được
                } đều khớp với số in ra
            }
           *[other] { $agreeing ->
                [0] { $decided ->
                    [1] Phép kiểm duy nhất{ $undecided ->
                    [0] {""}
                   *[other] {" "}kết luận được
                } không khớp với số in ra
                   *[other] Cả { $decided } phép kiểm{ $undecided ->
                    [0] {""}
                   *[other] {" "}kết luận được
                } đều không khớp với số in ra
                }
               *[other] { $doubtful } trong { $decided } phép kiểm{ $undecided ->
                    [0] {""}
                   *[other] {" "}kết luận được
                } không khớp với số in ra
            }
        }{ $undecided ->
            [0] {""}
           *[other] ; { $undecided } phép thiếu số
        }
    }
verdicts-none = Không có phép kiểm nào để vẽ.

positions-one =
    { $doubtful ->
        [1] Con số duy nhất bị nghi ngờ nằm trong đoạn “{ $opening }”
       *[other] Cả { $doubtful } con số bị nghi ngờ đều nằm trong đoạn “{ $opening }”
    }
positions-many = { $doubtful } con số bị nghi ngờ nằm rải trong { $paragraphs } trên { $all } đoạn
positions-sound =
    { $checked ->
        [0] { $statistics ->
            [0] Báo cáo không in số thống kê nào
           *[other] Chưa kiểm được số nào trong { $statistics } số thống kê của báo cáo
        }
       *[other] Kiểm được { $checked } trong { $statistics } số thống kê, không số nào bị nghi ngờ
    }
positions-none = Văn bản không in con số nào.

## Mô tả thay cho hình
alt = Biểu đồ. { $title }. { $rows }
alt-part = { $title }: { $parts }
alt-item = { $label } { $share } ({ $count })
alt-percent = { $label } { $share }
alt-ratio = { $label } { $ratio }, tức { $share }
alt-movement = { $label } { $count }
alt-share = { $label }: in { $printed }, tính lại { $recomputed }, { $verdict }
alt-verdict = { $kind }: { $counts }
alt-position = “{ $opening }”: { $figures }
alt-positions = { $figures } con số trong { $paragraphs } đoạn
alt-count = { $verdict } { $count }

## Bản tóm tắt
headline-prints = Báo cáo in những gì
headline-repairs = Chỗ có lẽ sai
agreeing-list = Khớp như đã in: { $items }.
agreeing-kind = { $kind } ({ $count })
doubtful-more = Bảng gồm { $shown } phép đáng xem nhất; còn { $more } phép nữa trong sổ 20-consistency.
headline-pictures = Các con số cho thấy gì
headline-method = Cách làm
open-list = { $reason } ({ $count }): { $items }.
open-more = và { $more } số khác
method-reading = Chương trình đọc mọi chữ số trong văn bản, phân biệt số thống kê với ngày tháng, số hiệu, thứ tự, và chỉ kiểm những phép tính mà chính câu văn nêu ra.
method-rounding = Một tỷ lệ được coi là khớp nếu làm tròn kết quả tính lại thì ra đúng các chữ số đã in; mọi phép tính đều chính xác, không dùng số gần đúng.
method-explained = “Không khớp nhưng tìm được nguyên nhân” nghĩa là có đúng một cách tính khác cho ra chính xác con số đã in; đó là lời giải thích có khả năng nhất, không phải kết luận về người viết.

## Giới hạn
limits-figures = Loại số, đơn vị và nội dung do chương trình suy từ câu văn; chỗ nào người đọc biết rõ hơn thì ghi vào tệp YAML bên cạnh báo cáo.
limits-consistency = Các con số khớp nhau không có nghĩa là đúng với thực tế: phép kiểm chỉ so những gì báo cáo tự in. Số không được nối với số khác thì không kiểm được.
limits-charts = Biểu đồ vẽ các số như báo cáo in, kể cả khi chúng không khớp; nhóm số do chương trình ghép từ các phép tính hoặc do tệp YAML chỉ ra.

## A scan of many reports
scan-progress = { $reports } báo cáo: { $doubtful } có số không khớp, { $unreadable } không đọc được
scan-read = Đã đọc { $reports } báo cáo, { $figures } con số, { $findings } phép kiểm; { $rate } báo cáo mỗi giây.
scan-found = { $doubtful ->
    [0] Không báo cáo nào có số không khớp như đã in.
   *[other] { $doubtful } báo cáo có số không khớp như đã in.
}
scan-where = Ba bảng reports, figures và findings nằm trong { $out }.
scan-next = Chạy sổ tay cho các báo cáo đáng xem: { $command }
scan-nothing = Không báo cáo nào trong { $scan } thỏa điều kiện: không có gì để chạy.

## Bàn làm việc của 20-consistency
headline-tried =
    { $doubtful ->
        [0] Không số nào cần thử mẫu số khác hay cách làm tròn khác
       *[other] Nếu tính trên mẫu số khác, hoặc làm tròn cách khác
    }
tried-note = Đã thử { $bases } mẫu số cho { $doubtful } tỷ lệ không khớp; dưới đây là mẫu số mà câu văn nêu và những mẫu số cho kết quả gần nhất.
col-base = Mẫu số
col-origin = Mẫu số lấy từ đâu
col-rounded = In ra sẽ là
origin-text = như câu văn nêu
origin-cause = giải thích được số đã in
origin-nearby = in ở gần
rule-nearest = đến số gần nhất
rule-half_up = đến số gần nhất, nửa đơn vị thì lên
rule-half_even = đến số gần nhất, nửa đơn vị thì về số chẵn
rule-cut_off = cắt bỏ phần thừa
rule-up = luôn làm tròn lên
bench-finding = Kết quả
bench-operands = Được tính từ
bench-bases = Mọi mẫu số đã thử
bench-no-bases = Phép kiểm này không có mẫu số nào để thay.
bench-rule = Làm tròn
bench-base = Mẫu số
bench-base-own = như báo cáo nêu
bench-outcome = { $sum }. Làm tròn ({ $rule }): { $rounded }; đã in: { $stated }.
bench-waived = bỏ qua: { $reason }
bench-confirmed = đã xác nhận
bench-confirmed-as = đã xác nhận: { $reason }
bench-decide = Ý kiến của bạn
bench-reason = Lý do
bench-reason-hint = vì sao; cần ghi, trừ khi đồng ý
bench-confirm = Báo cáo sai ở đây
bench-waive = Bỏ qua
bench-rebase = Dùng mẫu số này
bench-withdraw = Rút lại quyết định
bench-figure = Con số
bench-value = Phải đọc là
bench-value-hint = như đã đọc
bench-kind = Loại
bench-kind-as-read = như đã đọc
bench-unit = Đơn vị
bench-correct = Sửa con số
bench-written = Đã ghi lại { $file }; lần chạy sau sẽ dùng.
bench-needs-reason = Hãy ghi lý do trước.
bench-needs-base = Hãy chọn một mẫu số khác trước.
bench-needs-change = Hãy ghi trước con số phải đọc thế nào.
bench-nothing-decided = Chưa có quyết định nào của bạn về kết quả này.
bench-not-number = “{ $words }” không phải là số có thể in ở đây.
bench-not-written = Chưa ghi. { $problem }
bench-export = Bảng kết quả thành tệp
role-stated = kết quả
role-part = phần
role-base = mẫu số
role-delta = mức chênh
role-proof = căn cứ
col-role = Vai trò

## 90-collection
question-collection = Số liệu của các báo cáo có khớp không?
collection-title = { $reports } báo cáo đã soát
batch-reports = { $doubted ->
    [0] Không báo cáo nào có số không khớp như đã in
   *[other] { $doubted } trong { $reports } báo cáo có số không khớp như đã in
}
batch-worst = { $doubtful ->
    [0] Không có phép kiểm nào trái với số đã in
   *[other] { $doubtful } phép kiểm trái với số đã in
}
batch-causes = Vì sao không khớp
batch-answer = Trả lời
batch-limits = Giới hạn
collection-overview = Các báo cáo in { $statistics } số thống kê và tự nêu { $checks } phép tính{ $checks ->
    [0] .
   *[other] : { $clauses }.
}
collection-lacking = { $lacking } báo cáo thiếu bảng số: hãy chạy sổ tay 10 và 20 cho chúng.
collection-answer = Nên xem trước báo cáo “{ $report }”: { $message }
collection-answer-none = Không phép kiểm nào trái với số đã in. Số không nằm trong phép kiểm nào thì chưa thể nói là đúng.
collection-abridged = Bảng nêu { $shown } trong { $all } phép kiểm, nặng nhất xếp trước; phần còn lại nằm trong findings.csv của từng báo cáo.
collection-causes = Thường gặp nhất: { $cause }, { $findings } trong { $all } phép kiểm, ở { $reports } báo cáo.
collection-no-cause = chưa rõ nguyên nhân
collection-verdicts = { $doubtful ->
    [0] Cả { $reports } báo cáo đều không có số nào trái với phép kiểm
   *[other] { $doubtful } trong { $reports } báo cáo có số không khớp
}
collection-followed = { $count ->
    [0] Không chỉ tiêu nào được in ở hai năm trở lên
   *[other] { $count } chỉ tiêu được in ở hai năm trở lên
}
collection-series = { $title }: từ { $first } đến { $last }
collection-trends = Từ { $first } đến { $last }, { $rose } trong { $all } chỉ tiêu tăng, { $fell } giảm
collection-points = { $points } điểm
collection-trends-scale = Mỗi đường có thang riêng, từ giá trị thấp nhất đến cao nhất của chính nó. Dấu khác hình tròn: số không khớp như đã in.
collection-source = Nguồn: các báo cáo đã nêu. Tính toán: Soát Số.
collection-source-shown = Nguồn: các báo cáo đã nêu. Tính toán: Soát Số. Hình vẽ { $shown } trong { $all } dòng.
collection-limits = Chỉ tiêu của các năm được ghép theo câu văn, sau đó theo nội dung và đơn vị; chỉ những báo cáo có tên và nơi ban hành giống nhau, khác nhau ở con số, mới được xếp thành một chuỗi. Một chỉ tiêu vắng mặt ở một năm thì chuỗi của nó dừng lại ở đó. Khớp với nhau chưa có nghĩa là đúng.
col-report = Báo cáo
col-period = Kỳ
col-statistics = Số thống kê
col-inconsistent = ≠ không khớp
col-explained = ! giải thích được
col-undetermined = ? không kết luận
col-consistent = ✓ khớp
col-files = Tệp
col-cause = Nguyên nhân
col-findings = Phép kiểm
col-reports = Báo cáo
col-example = Ví dụ
col-change = Thay đổi
