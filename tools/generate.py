#!/usr/bin/env python3
"""Write synthetic plan documents, and what they say, for benchmarks and large tests.

usage: tools/generate.py [--seed N] [--start I] [--clean] COUNT FOLDER

Writes COUNT plans of unions, People's Committees, the Front and the Youth Union, of all provinces
and of the years 2009 to 2026, into FOLDER (made if missing), a thousand a subfolder:
FOLDER/000/p000000.txt and on. FOLDER/truth.ndjson has one JSON object a document, in the form of
the annotations in tests/gold: what is printed in the document, composed (NFC), and "noise", the
defects it was given.

  --seed N    another collection (1); the same seed gives the same bytes everywhere
  --start I   begin with document I (0): document I depends on the seed and on I alone
  --clean     the same plans without any noise

How the collection behaves: movements are drawn by a Zipf-like law, some only within their years,
so that they recur and are dropped; companies, villages and persons are drawn from endless sets, so
that the vocabulary grows with the collection; local plans copy sentences of the national plan of
their year with small edits. Sentences come from the grammar below: a line is a symbol and its
alternatives, {symbol} is replaced by one of them. No fact stands in them; facts are put in, and
noted, by the class Plan. Only random() of Python's generator is used, which is stable over
versions, and of arithmetic only what is exact everywhere.
"""
import argparse
import datetime
import functools
import json
import math
import pathlib
import random
import re
import unicodedata

# ---------------------------------------------------------------------------------------------
# Names of the country

# province, * where it is a city, + where it still stands after the mergers of July 2025,
# the region that its invented place names sound like: k Kinh, t north-western, h highlands, s south
PROVINCES = """
Hà Giang:t | Cao Bằng+:t | Bắc Kạn:t | Tuyên Quang+:t | Lào Cai+:t | Điện Biên+:t | Lai Châu+:t |
Sơn La+:t | Yên Bái:t | Hòa Bình:t | Thái Nguyên+:k | Lạng Sơn+:t | Bắc Giang:k | Phú Thọ+:k |
Hà Nội*+:k | Quảng Ninh+:k | Vĩnh Phúc:k | Bắc Ninh+:k | Hải Dương:k | Hải Phòng*+:k |
Hưng Yên+:k | Thái Bình:k | Hà Nam:k | Nam Định:k | Ninh Bình+:k | Thanh Hóa+:k | Nghệ An+:k |
Hà Tĩnh+:k | Quảng Bình:k | Quảng Trị+:k | Thừa Thiên Huế:k | Đà Nẵng*+:k | Quảng Nam:k |
Quảng Ngãi+:k | Bình Định:k | Phú Yên:k | Khánh Hòa+:k | Ninh Thuận:k | Bình Thuận:k | Kon Tum:h |
Gia Lai+:h | Đắk Lắk+:h | Đắk Nông:h | Lâm Đồng+:h | Bình Phước:s | Tây Ninh+:s | Bình Dương:s |
Đồng Nai+:s | Bà Rịa - Vũng Tàu:s | Hồ Chí Minh*+:s | Long An:s | Tiền Giang:s | Bến Tre:s |
Trà Vinh:s | Vĩnh Long+:s | Đồng Tháp+:s | An Giang+:s | Kiên Giang:s | Cần Thơ*+:s | Hậu Giang:s |
Sóc Trăng:s | Bạc Liêu:s | Cà Mau+:s
"""

PLACE_SYLLABLES = {
    "k": ("An Bình Bảo Cẩm Châu Diễn Đại Đông Đức Gia Giang Hải Hòa Hoàng Hồng Hưng Khánh Kim Lộc "
          "Long Minh Nam Nghĩa Ngọc Nhân Phong Phú Phúc Quảng Quang Sơn Tân Thanh Thành Thái Thịnh "
          "Thọ Thuận Thượng Tiên Trung Trường Văn Vạn Việt Vĩnh Xuân Yên").split(),
    "s": ("An Bình Châu Đông Đức Hiệp Hòa Hưng Khánh Lộc Long Lợi Mỹ Ngãi Nhơn Nhựt Phong Phú "
          "Phước Qui Tân Tây Thành Thạnh Thới Thuận Tịnh Trí Trung Trường Vĩnh Xuân").split(),
}
HEADS = {"t": "Mường Nậm Chiềng Pá Sín Tà Bản Huổi Phiêng Púng Lùng Nà Pác Khuổi".split(),
         "h": "Ia Krông Ea Cư Chư Đắk Kon Buôn Plei Đăk".split()}
ONSETS = "b c ch d đ g h k kh l m n ng nh p ph r s t th tr v x kl kr br bl gr".split()
VOWELS = "a ă â e ê i o ô ơ u ư ia ua ưa ai ao oa oi uê á é ó ú ấ ế ố à è ò ù ầ ề ồ".split()
CODAS = " ng n m p t c k r l nh h".split(" ")

SURNAMES = ("Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ "
            "Ngô Dương Lý Đinh Đoàn Trịnh Mai Cao Tạ Lương Chu La Vi Lò Hà Tô Thái Triệu Kiều "
            "Lường Nông Sầm Giàng Thào Quàng Lầu Hứa Tăng Khổng Lâm Phùng Danh Thạch Kim").split()
MIDDLES = ("Văn Văn Văn Thị Thị Thị Đức Hữu Minh Quang Xuân Ngọc Thanh Quốc Đình Công Hồng Kim Thu "
           "Bích Mạnh Trọng Tiến Anh Hải Duy Gia Khánh Nhật Tấn Thế Viết Bá Thúy Mỹ Diệu").split()
GIVEN = ("An Bách Bằng Bình Châu Chiến Chung Cúc Cường Diệp Dung Dũng Duyên Đạt Điền Định Đông "
         "Giang Hà Hạnh Hào Hiền Hiếu Hoa Hòa Huệ Hùng Hương Khang Khoa Kiên Lan Liên Linh Loan "
         "Long Luận Mai Nga Nghĩa Nhàn Nhung Oanh Phong Phúc Phương Quân Quế Quyên Sơn Sương "
         "Tài Tâm Thắng Thảo Thịnh Thoa Thủy Tiến Toàn Trang Trí Tuấn Tuyết Uyên Vân Vinh "
         "Vượng Yến").split()
HIGHLAND = "Y|Ksor|Siu|Rơ Châm|Rơ Lan|Kpă|Rah Lan|Nay|Niê|Đinh".split("|")
BRANDS = [c + v for c in "B C D G H K L M N P R S T V X Y Sh Tr Br Kr".split() for v in "aeiou"]
BRAND_TAILS = ("ra sung tech co mex na to lim vina don rik sa ko gen mar tex lux pan ves zen ta "
               "shin ral min dex fa nic bo ket vo hana sol mi").split()

# ---------------------------------------------------------------------------------------------
# Movements, most frequent first: name | kind | launcher | families | first year | last year

KINDS = {"p": "phong trào", "c": "cuộc vận động"}
LAUNCHERS = {
    "": None,
    "tt": "Thủ tướng Chính phủ",
    "tl": "Tổng Liên đoàn Lao động Việt Nam",
    "mt": "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    "td": "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "gd": "Bộ Giáo dục và Đào tạo",
}
MOVEMENTS = """
Lao động giỏi, lao động sáng tạo | p | tl | u
Cả nước chung sức xây dựng nông thôn mới | p | tt | ugfy | 2011
Giỏi việc nước, đảm việc nhà | p | tl | u
Xanh - Sạch - Đẹp, bảo đảm an toàn vệ sinh lao động | p | tl | u
Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh | c | mt | gf | 2016
Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau | p | tt | ugfy | 2016
Thanh niên tình nguyện | p | td | y
Học tập và làm theo tấm gương đạo đức Hồ Chí Minh | c | | ugfy | 2009 | 2016
Doanh nghiệp Việt Nam hội nhập và phát triển | p | tt | ug | 2016
Người Việt Nam ưu tiên dùng hàng Việt Nam | c | mt | ugf
Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở | p | tt | ug | 2019
Toàn dân bảo vệ an ninh Tổ quốc | p | | gf
Dân vận khéo | p | | gf
Tham mưu giỏi, phục vụ tốt | p | tl | u
Cán bộ, công chức, viên chức nói không với tiêu cực | c | tl | u
Toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư | c | mt | gf | 2009 | 2015
Tuổi trẻ xung kích bảo vệ Tổ quốc | p | td | y
Tuổi trẻ sáng tạo | p | td | y | 2012
Đổi mới, sáng tạo, hiệu quả trong hoạt động của tổ chức Công đoàn | p | tl | u | 2012
Toàn dân đoàn kết xây dựng đời sống văn hóa | p | | gf
5 xung kích phát triển kinh tế - xã hội và bảo vệ Tổ quốc | p | td | y | 2009 | 2012
4 đồng hành với thanh niên lập thân, lập nghiệp | p | td | y | 2009 | 2012
Cả nước đoàn kết, chung sức, đồng lòng thi đua phòng, chống và chiến thắng đại dịch COVID-19 | p | \
tt | ugfy | 2021 | 2022
Cả nước chung tay xóa nhà tạm, nhà dột nát | p | tt | ugfy | 2024 | 2025
Bình dân học vụ số | p | tt | ugfy | 2025
Năng suất cao hơn, chất lượng tốt hơn | p | | u
Năng suất - Chất lượng - Hiệu quả | p | | u
Dạy tốt, học tốt | p | gd | ug
Xây dựng trường học thân thiện, học sinh tích cực | p | gd | ug | 2009 | 2014
Mỗi thầy giáo, cô giáo là một tấm gương đạo đức, tự học và sáng tạo | c | gd | ug | 2009 | 2019
Đổi mới, sáng tạo trong dạy và học | p | gd | ug | 2016
Cả nước thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời | p | tt | ugfy | 2023
Cả nước thi đua thực hành tiết kiệm, chống lãng phí | p | tt | ugfy | 2021
Phát huy sáng kiến, cải tiến kỹ thuật | p | | u
Ôn lý thuyết, luyện tay nghề, thi thợ giỏi | p | | u
Xây dựng cơ quan văn hóa và ngày làm việc 8 giờ có chất lượng, hiệu quả | p | | u | 2009 | 2018
Ngày vì người nghèo | c | mt | gf | 2009 | 2015
Đoàn kết sáng tạo | p | mt | f | 2016
Toàn dân rèn luyện thân thể theo gương Bác Hồ vĩ đại | c | | gfy
Vì an ninh Tổ quốc | p | | g
Quyết thắng | p | | g
Chủ động phòng, chống thiên tai, xây dựng cộng đồng an toàn | p | | ugf | 2020 | 2025
Tuổi trẻ chung tay xây dựng nông thôn mới | p | td | y | 2011
Xây dựng giá trị hình mẫu thanh niên Việt Nam thời kỳ mới | c | td | y | 2018
Nghìn việc tốt | p | | y
Kế hoạch nhỏ | p | | y
Cả nước thi đua đổi mới sáng tạo và chuyển đổi số | p | tt | ugfy | 2025
Nụ cười nơi tiếp dân | p | | ug | 2014
Mỗi ca làm việc không một phế phẩm | p | | u
Ngõ sạch, nhà ngăn nắp, vườn xanh | p | | gf | 2013
Mỗi tuần một giờ vì thôn xóm | p | | fgy | 2010 | 2019
Sáng đèn lớp học đêm | p | | gy | 2011 | 2017
Bếp ăn ca ấm nóng, đủ chất | c | | u | 2013
Một giờ tiết kiệm điện mỗi ngày | c | | ug | 2010 | 2020
Hồ sơ đúng hẹn, lời nói đúng mực | p | | ug | 2012
Tổ tự quản không rác thải nhựa | p | | gfy | 2018
Gửi lại dòng sông trong xanh | c | | fy | 2016
Mỗi chi đoàn một mảnh vườn ươm | p | | y
Máy chạy êm, người thợ yên tâm | p | | u | 2009 | 2016
Đường quê có hoa, nhà quê có sách | p | | gfy | 2015
Ba sẵn lòng, hai kịp thời | p | | ugfy | 2019
Mỗi gia đình một bình chữa cháy | c | | gf | 2022
"""

# event | day | month | year | families; the first of a family is its own
EVENTS = """
Ngày thành lập Công đoàn Việt Nam | 28 | 7 | 1929 | u
Ngày truyền thống Mặt trận Tổ quốc Việt Nam | 18 | 11 | 1930 | f
Ngày thành lập Đoàn Thanh niên Cộng sản Hồ Chí Minh | 26 | 3 | 1931 | y
Ngày thành lập Đảng Cộng sản Việt Nam | 3 | 2 | 1930 | ugfy
Ngày Giải phóng miền Nam, thống nhất đất nước | 30 | 4 | 1975 | ugfy
Ngày Quốc tế Lao động | 1 | 5 | 1886 | ug
Ngày sinh Chủ tịch Hồ Chí Minh | 19 | 5 | 1890 | ugfy
Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc | 11 | 6 | 1948 | ugf
Ngày Thương binh - Liệt sĩ | 27 | 7 | 1947 | ugfy
Cách mạng tháng Tám và Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam | 2 | 9 | 1945 | ugfy
Ngày thành lập Hội Liên hiệp Phụ nữ Việt Nam | 20 | 10 | 1930 | u
Ngày Chiến thắng Điện Biên Phủ | 7 | 5 | 1954 | gfy
Ngày Bác Hồ ra đi tìm đường cứu nước | 5 | 6 | 1911 | gfy
Ngày thành lập Quân đội nhân dân Việt Nam | 22 | 12 | 1944 | gfy
Ngày Nhà giáo Việt Nam | 20 | 11 | 1982 | ug
Ngày thành lập Đội Thiếu niên Tiền phong Hồ Chí Minh | 15 | 5 | 1941 | y
Ngày truyền thống học sinh, sinh viên và Hội Sinh viên Việt Nam | 9 | 1 | 1950 | y
Ngày truyền thống Công an nhân dân Việt Nam | 19 | 8 | 1945 | g
"""

# type | number | day | month | year | issuer | families | first year | last year | subject
INSTRUMENTS = """
Chỉ thị | 06-CT/TW | 7 | 11 | 2006 | Bộ Chính trị | ugfy | 2009 | 2010 | học tập gương Bác
Chỉ thị | 03-CT/TW | 14 | 5 | 2011 | Bộ Chính trị | ugfy | 2011 | 2015 | việc làm theo gương Bác
Chỉ thị | 05-CT/TW | 15 | 5 | 2016 | Bộ Chính trị | ugfy | 2016 | 2026 | việc làm theo gương Bác
Chỉ thị | 39-CT/TW | 21 | 5 | 2004 | Bộ Chính trị | ugf | 2009 | 2013 | đổi mới công tác thi đua
Chỉ thị | 34-CT/TW | 7 | 4 | 2014 | Bộ Chính trị | ugf | 2014 | 2026 | đổi mới công tác thi đua
Nghị định | 42/2010/NĐ-CP | 15 | 4 | 2010 | Chính phủ | ugf | 2011 | 2014 | thi đua, khen thưởng
Nghị định | 91/2017/NĐ-CP | 31 | 7 | 2017 | Chính phủ | ugf | 2018 | 2023 | thi đua, khen thưởng
Nghị định | 98/2023/NĐ-CP | 31 | 12 | 2023 | Chính phủ | ugf | 2024 | 2026 | thi đua, khen thưởng
Nghị quyết | 02-NQ/TW | 12 | 6 | 2021 | Bộ Chính trị | u | 2022 | 2026 | đổi mới tổ chức Công đoàn
Quyết định | 1730/QĐ-TTg | 5 | 9 | 2016 | Thủ tướng Chính phủ | gf | 2017 | 2020 | nông thôn mới
Quyết định | 587/QĐ-TTg | 18 | 5 | 2022 | Thủ tướng Chính phủ | gf | 2023 | 2025 | nông thôn mới
Chỉ thị | 725/CT-TTg | 17 | 5 | 2011 | Thủ tướng Chính phủ | ug | 2012 | 2015 | thi đua năm năm
"""

# ---------------------------------------------------------------------------------------------
# What is aimed at: words before | the number | words after; # stands for the number.
# Numbers: % of a hundred, 1 one to five, 100 or 1000 that many times a factor.

TARGETS = {
    "u": """
100% {base} tổ chức cho {people} đăng ký thi đua | = | % | full
ít nhất #% {base} {hold_meeting} | >= | % | share
trên #% {base} khu vực doanh nghiệp {hold_meeting} | >= | % | share
kết nạp mới # đoàn viên công đoàn | = | đoàn viên | thousand
thành lập mới # {base} | = | {base} | ten
#% cán bộ công đoàn được {trained} | = | % | share
có ít nhất # sáng kiến được công nhận và áp dụng | >= | sáng kiến | thousand
mỗi {base} đăng ký ít nhất # công trình hoặc phần việc {useful} | >= | công trình | few
giới thiệu # đoàn viên ưu tú cho Đảng xem xét, bồi dưỡng | = | đoàn viên ưu tú | hundred
từ #% doanh nghiệp có tổ chức công đoàn trở lên ký kết thỏa ước lao động tập thể | >= | % | share
giảm #% số vụ tai nạn lao động so với năm trước | = | % | cut
hỗ trợ xây mới, sửa chữa # căn nhà cho đoàn viên khó khăn | = | căn nhà | ten
""",
    "g": """
100% cơ quan, đơn vị {hold_meeting} | = | % | full
trên #% hồ sơ được giải quyết đúng hạn và trước hạn | >= | % | share
có thêm # xã đạt chuẩn nông thôn mới | = | xã | few
giải quyết việc làm cho # lao động | = | lao động | thousand
tỷ lệ lao động qua đào tạo đạt #% | = | % | share
tỷ lệ người dân tham gia bảo hiểm y tế đạt #% trở lên | >= | % | share
mỗi xã, phường xây dựng ít nhất # mô hình {useful} | >= | mô hình | few
trồng mới # ha rừng | = | ha rừng | hundred
giảm #% số vụ tai nạn giao thông so với năm trước | = | % | cut
#% trường học đạt chuẩn quốc gia | = | % | share
""",
    "f": """
100% khu dân cư tổ chức Ngày hội đại đoàn kết | = | % | full
vận động xây dựng # căn nhà cho hộ nghèo | = | căn nhà | hundred
mỗi xã, phường có ít nhất # mô hình tự quản {useful} | >= | mô hình | few
trên #% hộ gia đình đăng ký danh hiệu gia đình văn hóa | >= | % | share
#% cán bộ Mặt trận cơ sở được {trained} | = | % | share
tổ chức ít nhất # cuộc giám sát ở mỗi huyện | >= | cuộc giám sát | few
tặng # suất học bổng cho học sinh nghèo vượt khó | = | suất học bổng | hundred
""",
    "y": """
100% chi đoàn {hold_meeting} | = | % | full
kết nạp # đoàn viên mới | = | đoàn viên mới | thousand
trồng mới # cây xanh | = | cây xanh | thousand
mỗi cơ sở Đoàn thực hiện ít nhất # công trình thanh niên {useful} | >= | công trình thanh niên | few
giới thiệu # đoàn viên ưu tú cho Đảng xem xét, bồi dưỡng | = | đoàn viên ưu tú | hundred
trên #% đoàn viên được {trained} | >= | % | share
vận động hiến # đơn vị máu | = | đơn vị máu | hundred
tư vấn việc làm cho # thanh niên nông thôn | = | thanh niên | hundred
""",
}

# ---------------------------------------------------------------------------------------------
# The grammar of sentences without facts. Symbols with a capital are invented names (see Namer);
# people, base, lower, org, area, unit, leaders and work are the plan's own.

GRAMMAR = """
kindle: Khơi dậy | Phát huy | Cổ vũ | Nuôi dưỡng | Củng cố | Lan tỏa | Bồi đắp | Giữ vững
  | Hun đúc | Nhân lên | Động viên | Tiếp tục phát huy | Khích lệ
spirit: tinh thần đoàn kết | ý chí vượt khó | sức sáng tạo | lòng yêu nghề | tinh thần trách nhiệm
  | nếp sống văn minh | tác phong công nghiệp | ý thức kỷ luật
  | truyền thống tốt đẹp của quê hương | khát vọng vươn lên | sự gắn bó với tập thể
  | tính tự giác, gương mẫu | tình làng nghĩa xóm | lòng tự hào về truyền thống của đơn vị
  | tinh thần dám nghĩ, dám làm | thói quen tự học | nghĩa cử tương thân tương ái
  | sự chủ động, linh hoạt | niềm tin vào tương lai | tinh thần thượng tôn pháp luật
  | đức tính cần cù, tiết kiệm | ý thức bảo vệ của công
good: {spirit} | {spirit} và {spirit} | {spirit}, {spirit}
sothat: tạo không khí phấn khởi {start} | góp phần {fruit} | làm cơ sở để {fruit} | qua đó {fruit}
  | lấy kết quả ấy để {fruit} | hướng tới {aim} | để mỗi người {self}
  | làm cho từng tập thể {self} | không ngừng {fruit} | nhằm {fruit} và {fruit}
start: ngay từ những ngày đầu năm | trong từng tổ, đội, phòng, ban | ở mọi nơi làm việc
  | từ lúc phát động đến khi tổng kết | giữa các khối, cụm | trong suốt cả năm | ngay tại cơ sở
aim: một tập thể đoàn kết, vững mạnh | môi trường làm việc an toàn, thân thiện
  | sự hài lòng của người dân | cuộc sống ấm no hơn của mỗi gia đình
  | một {land} đổi mới từng ngày | những kết quả đo đếm được | nếp nghĩ mới, cách làm mới
land: miền quê | địa bàn | vùng đất | phố phường | làng bản | khu dân cư
fruit: hoàn thành nhiệm vụ được giao | nâng cao đời sống của {people} | giữ vững việc làm
  | cải thiện điều kiện làm việc | rút ngắn thời gian giải quyết công việc
  | giảm chi phí không cần thiết | thúc đẩy tăng trưởng của {land}
  | xây dựng tổ chức vững mạnh từ cơ sở | bảo đảm an sinh xã hội | giữ gìn trật tự, an toàn xã hội
  | hạ giá thành sản phẩm | mở rộng thị trường tiêu thụ | đẩy lùi thói quen trông chờ, ỷ lại
  | thu hẹp khoảng cách giữa các vùng | làm đẹp cảnh quan chung
  | gắn kết người lao động với đơn vị | nâng chất lượng sinh hoạt ở cơ sở | phát hiện nhân tố mới
  | nhân rộng cách làm hay | giữ đất, giữ rừng, giữ nguồn nước | ổn định quan hệ lao động
self: tự đặt cho mình mức phấn đấu cao hơn | thấy rõ phần việc của mình
  | coi việc chung như việc nhà | có thêm động lực cống hiến | luôn tìm cách làm tốt hơn hôm qua
  | sẵn lòng giúp đỡ đồng nghiệp | biết quý từng phút, từng đồng | mạnh dạn nêu sáng kiến
  | gương mẫu trước tập thể
purpose: {kindle} {good} trong {people} {area}, {sothat}; {sothat}.
  | {kindle} {good} của {people}; {sothat}.
  | Qua phong trào thi đua, {kindle2} {good}, {sothat}; kịp thời phát hiện {model} để {spread}.
  | Làm cho {people} hiểu rõ {meaning}, từ đó {kindle2} {good}, {sothat}.
  | Gắn thi đua với {duty}, {sothat}; coi đây là thước đo {measure} của {leaders}.
  | Tạo chuyển biến rõ nét về {field}, {sothat}, nhất là ở {hard}.
  | Tuyên truyền sâu rộng {meaning} đến {people}, đồng thời {kindle2} {good}.
  | Tập hợp, cổ vũ {people} {area} cùng nhau {fruit}, {fruit}; {sothat}.
kindle2: phát huy | khơi dậy | bồi dưỡng | nhân lên | củng cố | cổ vũ
model: những tấm gương thầm lặng | người tốt, việc tốt | cách làm hay, mô hình mới
  | tập thể, cá nhân có việc làm cụ thể | những người thợ giỏi | điển hình ở vùng khó khăn
  | nhân tố mới trong lao động trực tiếp | những gia đình vươn lên từ gian khó
spread: biểu dương, nhân rộng | giới thiệu rộng rãi | khen thưởng đúng lúc | bồi dưỡng lâu dài
  | tuyên truyền trên hệ thống truyền thanh cơ sở | đưa vào sinh hoạt định kỳ
meaning: ý nghĩa của thi đua yêu nước | mục tiêu, nhiệm vụ của năm | những việc khó của {land}
  | trách nhiệm của mình với quê hương | quyền và nghĩa vụ của mình | chủ trương mới của cấp trên
  | truyền thống vẻ vang của {org} | yêu cầu của công cuộc chuyển đổi số
duty: nhiệm vụ chuyên môn của từng đơn vị | việc chăm lo đời sống {people}
  | cải cách thủ tục hành chính | kế hoạch sản xuất của từng quý | xây dựng tổ chức ở cơ sở
  | việc học tập, rèn luyện hằng ngày | công tác phòng, chống thiên tai
  | bảo vệ môi trường nơi ở và nơi làm việc
measure: năng lực và uy tín | tinh thần trách nhiệm | mức độ hoàn thành nhiệm vụ
  | hiệu quả điều hành
hard: vùng sâu, vùng xa | nơi còn nhiều khó khăn | các xóm, ấp xa trung tâm
  | vùng biên giới, hải đảo | nơi đông công nhân ở trọ | các xã ven sông | địa bàn mới sắp xếp
  | {Village} | xã {Village}
field: kỷ luật lao động | an toàn, vệ sinh nơi làm việc | văn hóa giao tiếp | chuyển đổi số
  | phát triển tổ chức | nếp sống tiết kiệm | bảo vệ môi trường | chăm sóc sức khỏe cộng đồng
  | học tập nâng cao trình độ | quan hệ lao động hài hòa | cải cách hành chính | an ninh trật tự
  | công tác xã hội, từ thiện | chất lượng sản phẩm | xây dựng đời sống văn hóa
  | quản lý tài sản công
demand: Việc tổ chức thi đua phải {manner}, {manner}; tránh {vice}.
  | {Leaders} phải {lead}; không {sin} và không {sin}.
  | Nội dung thi đua cần {manner}, phù hợp với {fit}, có sức thu hút {people} tham gia.
  | Bình xét, khen thưởng {manner}; ưu tiên {whom}, nhất là người ở {hard}.
  | Lấy {measure2} làm căn cứ đánh giá; kiên quyết khắc phục {vice}, {vice}.
  | Mỗi {cell} chọn việc {manner}, có người phụ trách, có thời hạn và {check}.
  | Công tác kiểm tra, đôn đốc được {lead2}; nơi nào còn {vice} thì {fix}.
  | Phối hợp chặt chẽ giữa {unit} với {partner} để {fruit}, tránh {vice}.
manner: thiết thực, tiết kiệm | cụ thể, dễ nhớ, dễ làm | công khai, dân chủ
  | sát với thực tế cơ sở | đúng người, đúng việc | hướng mạnh về cơ sở | thường xuyên, liên tục
  | có trọng tâm, trọng điểm | vừa sức, đo đếm được | gắn với lợi ích của {people}
  | sáng tạo, linh hoạt | kịp thời, chính xác
vice: hình thức, phô trương | chạy theo thành tích | phát động rồi để đó | cào bằng, nể nang
  | đùn đẩy trách nhiệm | lãng phí thời gian và tiền của | chồng chéo nhiệm vụ
  | làm qua loa, đại khái | báo cáo thiếu trung thực | khen thưởng tràn lan
  | ngại khó, ngại đổi mới
lead: trực tiếp chỉ đạo và chịu trách nhiệm về kết quả | nêu gương trong từng việc nhỏ
  | thường xuyên đi cơ sở, lắng nghe {people} | phân công người theo dõi từng nội dung
  | bám sát tiến độ, tháo gỡ vướng mắc ngay tại chỗ
lead2: tiến hành đều đặn hằng tháng | giao cho từng thành viên phụ trách
  | kết hợp với giao ban định kỳ | thực hiện cả định kỳ và đột xuất
sin: khoán trắng cho cấp dưới | đặt ra mức phấn đấu quá thấp | gây phiền hà cho cơ sở
  | bỏ sót người làm tốt | để phong trào lắng xuống giữa chừng | sao chép kế hoạch của nơi khác
fit: đặc điểm của từng ngành nghề | điều kiện của mỗi đơn vị | tập quán của từng vùng
  | trình độ của {people} | nhiệm vụ của từng khối
whom: người trực tiếp lao động | nữ và người dân tộc thiểu số | người ở vùng khó khăn
  | tập thể nhỏ | người trẻ tuổi có sáng kiến | người làm việc nặng nhọc, độc hại
  | gia đình chính sách | người cao tuổi tiêu biểu | công nhân trực tiếp đứng máy
  | người mới vào nghề | cán bộ ở thôn, bản
measure2: kết quả công việc | sự hài lòng của người dân | ý kiến của {people}
  | hiệu quả sau mỗi quý | chuyển biến ở cơ sở
cell: {base} | tổ, đội | phòng, ban | khối, cụm thi đua | xóm, ấp | đơn vị
check: có nhận xét cuối kỳ | được ghi vào sổ theo dõi | được báo cáo bằng văn bản
  | công bố trước tập thể | có đối chiếu với đăng ký đầu năm
fix: phải kiểm điểm và khắc phục ngay | {unit} cử cán bộ về giúp | không xét khen thưởng
  | được nhắc nhở, phê bình trước khối thi đua
partner: chính quyền cùng cấp | người sử dụng lao động | cơ quan báo, đài | lực lượng vũ trang
  | các trường học trên địa bàn | ngành y tế | các tổ chức thành viên | ngành lao động
  | Ban đại diện cha mẹ học sinh | chủ nhà trọ | các hợp tác xã | {Company}
  | các nghệ nhân, già làng
content: {Work}; {work}, {sothat}. | {Work} {place2}; {sothat}. {Follow}
  | Phối hợp với {partner} {work}, {work}; {sothat}. | {When}, {unit} {work}; đồng thời {work}.
  | Chú trọng {field}: {work}; {work}; {work}.
  | Tiếp tục {work}, coi trọng {field} {place2}; {sothat}.
  | Quan tâm {whom}: {work}, {sothat}. {Follow}
  | Từ kinh nghiệm của {Company}, vận động {people} {selfwork}, {sothat}.
  | Học tập cách làm của bà con {Village}, {Village} về {field}: {work}, {sothat}.
  | {Work} theo hướng {manner}; {work} {place2}.
  | Khắc phục {vice} trong {field}; {work}, {sothat}.
  | Lắng nghe ý kiến của {whom} để {work}; mời ông (bà) {Person} chia sẻ kinh nghiệm về {field}.
  | Vận động {people} {selfwork}; {selfwork}; {sothat}.
follow: Nơi làm tốt được {spread}; nơi chậm thì {fix}. | Việc này {check}. | {Leaders} {lead}.
  | Trước mắt làm điểm ở {Village}, sau đó {spread}.
  | {When}, đoàn kiểm tra đến {Company} và {Company}. | Kết quả {check}, gửi về {unit}.
  | Kinh nghiệm rút ra được {spread}.
place2: ở {hard} | tại {Company} | ở {Village} và {Village} | dọc đường {Person}
  | tại chợ {Village} | trong các khu nhà trọ | ngay nơi sản xuất | ở từng xóm, ấp
  | tại khu công nghiệp {Village} | trong các trường học | dọc bờ kênh {Village} | ở các trạm y tế
  | tại công trường {Village}
when: ngay từ đầu năm | hằng tháng | vào dịp hè | trước mùa mưa bão | cuối mỗi quý | dịp giáp Tết
  | sau mỗi vụ thu hoạch | trong mùa khô | vào tuần cuối tháng | khi bước vào năm học mới
selfwork: tự học tin học và ngoại ngữ | giữ gìn vệ sinh nơi ở | tắt đèn, tắt máy khi ra về
  | hiến kế cải tiến quy trình | giúp người mới làm quen với việc | chấp hành nghiêm nội quy
  | tham gia bảo hiểm tự nguyện | phân loại rác tại nguồn | đọc sách, rèn luyện thể thao
  | đi lại văn minh, an toàn | không uống rượu bia khi lái xe | nuôi con khỏe, dạy con ngoan
  | dùng hàng sản xuất trong nước | tiết kiệm vật tư, nhiên liệu | nói lời hay, làm việc tốt
  | góp ngày công làm đường | trồng cây quanh nhà máy | dành dụm cho con ăn học
things: bữa ăn ca | nhà vệ sinh và nhà tắm | nơi gửi trẻ | đường vào khu trọ | máy móc cũ
  | quạt thông gió | tủ thuốc sơ cứu | góc đọc sách | sân bóng chuyền | phương tiện bảo hộ
  | hệ thống chiếu sáng | biển báo nguy hiểm | lối thoát nạn | bãi để xe | phòng nghỉ giữa ca
crops: lúa | ngô | chè | cà phê | hồ tiêu | cao su | mía | sắn | cam | bưởi | vải | nhãn
  | thanh long | tôm | cá tra | bò sữa | ong mật | dâu tằm | quế | hồi | mắc ca | sầu riêng | dừa
  | rau an toàn
skills: vận hành máy | may công nghiệp | hàn điện | sửa chữa ô tô | chế biến món ăn | lái cẩu
  | xử lý số liệu | cạo mủ | xây dựng | điện dân dụng | soạn thảo văn bản | chăm sóc người bệnh
  | giao tiếp với người dân | kế toán | bán hàng trên mạng | trồng nấm | dệt thổ cẩm | sơ cứu
works: đường bê tông | cầu dân sinh | nhà văn hóa | mương nội đồng | sân chơi | hàng cây | bể nước
  | tuyến đường hoa | cột cờ | đèn thắp sáng đường quê | phòng máy tính | tủ sách | trạm bơm
deed: mở sổ vàng ghi {model} | trao đổi kinh nghiệm về {field} với {Company}
  | tham quan cách làm của {Village} về {field} | làm {works} ở {Village}
  | tổ chức lớp {skills} tại {Village} | sửa sang {things} {place2} | gặp mặt {whom} {when}
  | lập tổ tư vấn về {field} ở {Village} | đăng ký việc mới, việc khó về {field}
  | phát tờ rơi về {field} {place2} | chọn {Village} làm điểm về {field}
  | ghi hình {model} để phát trên loa truyền thanh | nhận đỡ đầu {whom} ở {Village}
  | ký kết với {Company} về việc làm cho {whom} | cùng {partner} kiểm tra {things} {place2}
  | đối chiếu kết quả {field} giữa các {cell} | lập nhóm trực tuyến để trao đổi về {skills}
  | biểu dương ông (bà) {Person} và {whom} | mời thợ giỏi {Person} truyền nghề {skills}
  | viết bài về {Village}, nơi có nhiều {model} | hội thảo bàn cách {fruit}
  | gây quỹ làm {works} ở {Village} | tặng {Village} {works} do {people} góp công làm
  | giao lưu với {Company} về {skills} | khắc phục {vice} trong {duty}
  | trồng {crops} quanh {works}
work_u: {deed} | {deed} | {deed} | {deed} | {deed} | thương lượng để nâng chất lượng {things}
  | kiểm tra {things}, kiến nghị sửa chữa kịp thời | mở lớp bồi dưỡng nghề {skills} cho {whom}
  | tổ chức thi tay nghề {skills} | thăm hỏi đoàn viên ốm đau, gặp hoạn nạn
  | tư vấn pháp luật lưu động cho công nhân | giám sát việc đóng bảo hiểm xã hội
  | đối thoại với chủ doanh nghiệp về tiền lương | xây dựng tủ sách pháp luật tại nơi làm việc
  | vận động chủ nhà trọ không tăng giá thuê | phổ biến quy trình an toàn khi {skills}
  | đưa công nhân về quê đón Tết | hỗ trợ con công nhân học giỏi | khám sức khỏe cho lao động nữ
  | củng cố mạng lưới an toàn, vệ sinh | bồi dưỡng cán bộ công đoàn về kỹ năng thương lượng
  | tổ chức giải bóng đá công nhân | cải tiến sinh hoạt của tổ công đoàn
  | cập nhật dữ liệu đoàn viên trên phần mềm | nêu gương những sáng kiến về {skills}
  | giúp đoàn viên vay vốn từ quỹ tương trợ | thành lập tổ tự quản khu nhà trọ
  | chăm lo {things} cho {whom} | gắn biển công trình {works}
  | tiết kiệm điện, nước và nguyên liệu ở từng khâu | hướng dẫn công nhân {skills}
  | nắm tình hình tư tưởng, việc làm của {whom} | kiểm kê, thay thế {things} đã hỏng
work_g: {deed} | {deed} | {deed} | {deed} | {deed} | xây dựng {works} ở các thôn, xóm
  | chuyển đổi đất kém hiệu quả sang trồng {crops} | liên kết bao tiêu {crops} cho nông dân
  | rút ngắn thời gian giải quyết hồ sơ đất đai | rà soát hộ nghèo, hộ cận nghèo
  | dạy nghề {skills} cho lao động nông thôn | tu sửa {works} trước mùa mưa
  | đưa dịch vụ công trực tuyến đến từng hộ | hướng dẫn người dân cài đặt chữ ký số
  | kiểm soát dịch bệnh trên đàn vật nuôi | giữ gìn vệ sinh chợ, bến xe
  | quản lý chặt vốn đầu tư công | tháo gỡ vướng mắc cho doanh nghiệp
  | công khai quy hoạch, kế hoạch sử dụng đất | vận động người dân hiến đất làm {works}
  | phát triển du lịch gắn với vùng {crops} | bảo tồn lễ hội và nghề truyền thống
  | chăm sóc người có công | tuần tra, bảo vệ rừng đầu nguồn | nâng chất lượng trạm y tế xã
  | xóa điểm đen về tai nạn giao thông | tập huấn {skills} cho cán bộ xã
  | xây dựng thương hiệu {crops} của địa phương | thu gom rác thải nông nghiệp
  | huy động học sinh đến lớp đúng độ tuổi | sửa chữa {things} ở trụ sở tiếp dân
work_f: {deed} | {deed} | {deed} | {deed} | {deed} | vận động nhân dân góp công làm {works}
  | giúp hộ nghèo vốn và giống {crops} | giám sát việc thu, chi các khoản đóng góp
  | hòa giải mâu thuẫn trong khu dân cư | thăm hỏi chức sắc, người có uy tín
  | lắng nghe và phản ánh ý kiến nhân dân | quyên góp sách vở cho học sinh nghèo
  | củng cố ban công tác Mặt trận ở xóm, ấp | phản biện dự thảo quy hoạch của địa phương
  | xây dựng khu dân cư tự quản | hướng dẫn bà con {skills}
  | bài trừ hủ tục trong cưới hỏi, ma chay | giữ gìn {works} chung
  | vận động kiều bào hướng về quê hương | kết nối tiêu thụ {crops} cho nông dân
  | trao quà cho {whom} | ra mắt tổ tự quản về môi trường
  | phát huy vai trò của già làng, trưởng bản | công khai danh sách hộ được giúp đỡ
  | tuyên truyền bằng tiếng dân tộc ở chợ phiên | trồng {crops} trên đất bỏ hoang
  | bảo vệ nguồn nước của các bản
work_y: {deed} | {deed} | {deed} | {deed} | {deed} | tổ chức ngày thứ bảy tình nguyện làm {works}
  | dạy tin học cho {whom} | tư vấn hướng nghiệp cho học sinh cuối cấp
  | hỗ trợ thanh niên khởi nghiệp từ {crops} | hiến máu cứu người | ôn tập hè cho thiếu nhi
  | dọn rác ven sông, bãi biển | giúp thanh niên vay vốn trồng {crops}
  | xây dựng câu lạc bộ {skills} | tuyên truyền luật giao thông
  | thắp nến tri ân ở nghĩa trang liệt sĩ | hướng dẫn người dân làm thủ tục trên mạng
  | tiếp sức mùa thi | dạy bơi cho trẻ em | vẽ tranh tường ở {works} | thăm các chiến sĩ biên giới
  | tổ chức diễn đàn về {field} | củng cố chi đoàn trên địa bàn dân cư
  | đưa sách về trường vùng cao | sưu tầm kỷ vật kháng chiến | trồng rừng chắn sóng
  | thi tay nghề {skills} trong thanh niên công nhân | kết nạp đoàn viên từ lực lượng thợ trẻ
  | sửa {things} cho trường học | nhận đỡ đầu trẻ mồ côi
task: {Body}: {work}; {job} và {job}. | {Body} {job}; {job}.
  | {Body} có trách nhiệm {job}, {job}; phối hợp với {partner} {work}.
  | {Body} chủ trì, cùng {partner} {work}; {job}. | Giao {body} {job}; {when} {job}.
  | Đề nghị {partner} tạo điều kiện để {people} {selfwork}; cùng {unit} {work}.
  | {Body} căn cứ kế hoạch này {job}; chú ý {field} và {field}.
job: theo dõi, đôn đốc việc thực hiện | tổng hợp kết quả báo cáo {leaders}
  | xây dựng kế hoạch cụ thể | hướng dẫn tiêu chí bình xét | tham mưu sơ kết, tổng kết
  | bố trí kinh phí theo quy định | chuẩn bị các điều kiện vật chất cho lễ phát động
  | lựa chọn điển hình để tuyên truyền | mở chuyên trang giới thiệu {model}
  | thẩm định hồ sơ khen thưởng | kiểm tra chéo giữa các cụm
  | cập nhật tin, bài lên trang thông tin điện tử | phân công cán bộ phụ trách từng địa bàn
  | ký giao ước thi đua giữa các đơn vị | rút kinh nghiệm sau từng quý
  | phản ánh kịp thời khó khăn | đăng ký nội dung thi đua bằng văn bản
  | tổ chức phát động đến từng {cell}
body_u: Ban Tuyên giáo | Ban Chính sách - Pháp luật | Văn phòng | Ban Nữ công | Ban Tổ chức
  | Ủy ban Kiểm tra | {lower} | {base} | ban chấp hành {base} | Ban Tài chính
  | Nhà Văn hóa lao động
body_g: Sở Nội vụ | Sở Tài chính | Văn phòng Ủy ban nhân dân | {lower} | {base} | Sở Y tế
  | Sở Giáo dục và Đào tạo | Sở Nông nghiệp | Đài Phát thanh và Truyền hình | Hội đồng Thi đua
  | các khối, cụm thi đua | Công an và Quân sự | Trung tâm Văn hóa
body_f: Ban Phong trào | Ban Dân tộc, Tôn giáo | Văn phòng | {lower} | {base}
  | các tổ chức thành viên | Ban Tổ chức - Tuyên giáo | Ban Dân chủ, Pháp luật
  | các hội đồng tư vấn
body_y: Ban Tuyên giáo | Ban Thanh niên nông thôn | Văn phòng | {lower} | {base} | Ban Tổ chức
  | Hội đồng Đội | Trung tâm hoạt động thanh thiếu nhi | Ban Thanh niên công nhân | Ban Trường học
reward: Kết thúc năm, mỗi {cell} bình chọn tập thể, cá nhân tiêu biểu đề nghị khen thưởng.
  | {Leaders} xem xét khen thưởng đột xuất cho {whom} có việc làm xuất sắc.
  | Hồ sơ gồm tờ trình, báo cáo thành tích và biên bản họp xét, gửi về {unit} đúng hạn.
  | Kinh phí khen thưởng chi từ quỹ thi đua theo quy định và nguồn xã hội hóa.
  | Chú trọng khen {whom}; việc xét chọn {manner}, {manner}.
  | Tập thể, cá nhân được khen là {model}; sau khi khen cần {spread}.
closing: Trên đây là kế hoạch của {unit}; đề nghị {lower} nghiêm túc thực hiện.
  | {Unit} yêu cầu {lower} căn cứ tình hình cụ thể để tổ chức thực hiện tốt kế hoạch này.
  | Quá trình thực hiện nếu có vướng mắc, đề nghị phản ánh về {unit} để kịp thời giải quyết.
  | {Leaders} đề nghị {people} hăng hái hưởng ứng, đưa kế hoạch này vào cuộc sống.
head_u: Thi đua trong khối sản xuất, kinh doanh | Thi đua trong khối cơ quan, đơn vị sự nghiệp
  | Chăm lo đời sống {people} | Xây dựng tổ chức công đoàn vững mạnh | Công tác nữ công
  | Bảo đảm an toàn, vệ sinh lao động | Tuyên truyền, giáo dục | Học tập nâng cao tay nghề
head_g: Thi đua phát triển kinh tế | Thi đua trong lĩnh vực văn hóa - xã hội | Cải cách hành chính
  | Thi đua giữ vững quốc phòng, an ninh | Bảo vệ môi trường | Xây dựng nông thôn
  | Giáo dục và y tế
head_f: Tập hợp các tầng lớp nhân dân | Giám sát và phản biện xã hội | Chăm lo người nghèo
  | Xây dựng khu dân cư | Củng cố tổ chức Mặt trận | Đối ngoại nhân dân
head_y: Giáo dục lý tưởng, truyền thống | Xung kích, tình nguyện | Đồng hành với thanh niên
  | Công tác thiếu nhi | Xây dựng tổ chức Đoàn | Khởi nghiệp, lập nghiệp
hold_meeting: tổ chức hội nghị người lao động | xây dựng quy chế dân chủ
  | phát động và đăng ký thi đua | tổ chức đối thoại định kỳ | có kế hoạch thi đua cụ thể
  | sơ kết phong trào từng quý
trained: bồi dưỡng nghiệp vụ | tập huấn về {skills} | học tập nghị quyết | phổ biến pháp luật mới
useful: thiết thực | có ích cho cộng đồng | về {field} | được nhân dân ghi nhận
quality: Đoàn kết | Sáng tạo | Kỷ cương | Trách nhiệm | Đổi mới | Hiệu quả | Năng động | Tận tâm
  | Chủ động | Dân chủ | Văn minh | Bứt phá | Nghĩa tình | Vững bước | Thích ứng | Tự tin
virtue: đoàn kết | sáng tạo | kỷ cương | trách nhiệm | đổi mới | hiệu quả | năng động | tận tâm
  | chủ động | dân chủ | văn minh | bứt phá | nghĩa tình | vững bước | thích ứng | tự tin
  | gương mẫu
goal: vì lợi ích của người lao động | vì cuộc sống bình yên của nhân dân | vượt khó vươn lên
  | hoàn thành thắng lợi nhiệm vụ năm {year} | chung sức dựng xây quê hương | hướng về cơ sở
  | giữ vững việc làm, nâng cao thu nhập | đưa nghị quyết vào cuộc sống | phục vụ nhân dân tốt hơn
  | xây dựng tổ chức vững mạnh | tiên phong trong chuyển đổi số | lập thành tích dâng lên Bác Hồ
theme: {quality}, {virtue}, {virtue} - {Goal} | {quality}, {virtue}, {virtue}, {goal}
  | {quality} - {quality} - {quality} | {quality}, {virtue}, {goal}; {goal} | {theme_deed}
theme_deed: Nâng cao chất lượng {field} | Tập trung {field}, {goal} | Đẩy mạnh {field}; {goal}
theme_year: Năm {field} | Năm {field} và {field} | Năm {goal} | {quality}, {virtue}, {goal}
motto: nói đi đôi với làm | gần dân, hiểu dân, giúp dân | việc hôm nay không để ngày mai
  | cơ sở là nơi bắt đầu | làm ít nhưng chắc | mỗi ngày một việc tốt | nghe bằng cả tấm lòng
  | khó mấy cũng có cách | nhà nước và nhân dân cùng làm | lời nói gắn với việc làm
event: Bàn tay khéo | Tiếng hát từ nhà máy | Sân chơi ngày hè | Phiên chợ ấm lòng
  | Chuyến xe về quê | Bữa cơm sum họp | Trang sách mở | Đêm hội trăng rằm | Ngày hội việc làm
  | Cây bút thợ | Nồi bánh chưng xanh
award: Người thợ vàng | Cánh tay nối dài | Bông lúa vàng | Gương sáng thôn xóm | Ngọn lửa trẻ
  | Người cán bộ của dân | Tấm lòng nhân ái | Lao động tiên tiến
decoy: Quán triệt phương châm “{motto}”, {unit} {work}; {sothat}.
  | Tổ chức hội thi “{event}” {place2}, {sothat}.
  | Duy trì chương trình “{event}” dành cho {whom}; {work}.
  | Bình chọn danh hiệu “{award}”, ưu tiên {whom}; kết quả {check}.
  | Nhân rộng mô hình “{event}” ở {hard}; phối hợp với {partner} {work}.
  | Mở chuyên mục “{award}” trên báo, đài để giới thiệu {model}.
subject: công tác thi đua, khen thưởng | {field} | tăng cường {field} | nhiệm vụ trọng tâm của năm
  | đẩy mạnh {field} trên địa bàn | {field} trong tình hình mới
"""

# ---------------------------------------------------------------------------------------------
# Noise: name and share of the documents

NOISE = {
    "quotes-unbalanced": .04, "quotes-mixed": .06, "quotes-straight": .15, "tone-old": .15,
    "tone-mixed": .2, "i-y": .06, "eth": .04, "dash-en": .15, "dash-tight": .04,
    "abbreviations": .3, "wrapped": .25, "page-numbers": .15, "page-furniture": .06,
    "tone-slips": .1, "words-doubled": .06, "head-flat": .06, "number-blank": .02,
    "number-spaced": .1, "nfd": .02, "crlf": .05, "bom": .02,
}
TONE_PLACES = "òa oà óa oá ỏa oả ọa oạ ủy uỷ úy uý ụy uỵ ùy uỳ òe oè óe oé ỏe oẻ ọe oẹ".split()
TONE_OLD = list(zip(TONE_PLACES[::2], TONE_PLACES[1::2]))
TONE_OLD += [(a.upper(), b.upper()) for a, b in TONE_OLD] + [("Ủy", "Uỷ")]
I_FOR_Y = [("kỹ", "kĩ"), ("kỷ", "kỉ"), ("Kỷ", "Kỉ"), ("tỷ lệ", "tỉ lệ"), ("Tỷ lệ", "Tỉ lệ"),
           ("quản lý", "quản lí")]
SHORT = [("công nhân, viên chức, lao động", "CNVCLĐ"), ("Liên đoàn Lao động", "LĐLĐ"),
         ("Tổng Liên đoàn", "Tổng LĐLĐ"), ("công đoàn cơ sở", "CĐCS"), ("Ủy ban nhân dân", "UBND"),
         ("Hội đồng nhân dân", "HĐND"), ("Mặt trận Tổ quốc", "MTTQ"),
         ("Thanh niên Cộng sản", "TNCS"), ("Ban Chấp hành", "BCH")]
SLIPS = dict("ảá ấẩ ầấ ểế ệể ốổ ộọ ờở ứử ựụ ạa đd ướ ừử ễể ẫẩ ịi ọo ụu ếề".split())
FURNITURE = ("In từ cổng thông tin điện tử của đơn vị", "Sao y bản chính", "VĂN BẢN ĐÃ QUÉT",
             "Ký bởi: Văn phòng", "_______________", "[bookmark: _GoBack]")


# ---------------------------------------------------------------------------------------------
# Reading the tables above

def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().split("\n")]


def alternative(text):
    """A text as it stands, or its form, the symbols in it and whether one comes twice."""
    slots = re.findall(r"{(\w+)}", text)
    if not slots:
        return text
    form = re.sub(r"{\w+}", "%s", text.replace("%", "%%"))
    return form, slots, len({slot.lower() for slot in slots}) < len(slots)


def grammar(text):
    lines = re.sub(r"\n  +", " ", text.strip()).split("\n")
    return {symbol: tuple(alternative(a.strip()) for a in rest.split("|"))
            for symbol, rest in (line.split(":", 1) for line in lines)}


def provinces():
    """(name, is a city, still stands, sound of its places)"""
    cells = [cell.strip().split(":") for cell in PROVINCES.replace("\n", " ").split("|")]
    return [(name.rstrip("*+"), "*" in name, "+" in name, sound) for name, sound in cells]


def movements():
    """(name, kind, launcher, families, first year, last year)"""
    for name, kind, launcher, families, *span in rows(MOVEMENTS):
        first, last = (list(map(int, span)) + [2009, 2026][len(span):])[:2]
        yield name, KINDS[kind], LAUNCHERS[launcher], families, first, last


def events():
    for name, day, month, year, families in rows(EVENTS):
        yield name, datetime.date(int(year), int(month), int(day)), families


def instruments():
    for kind, number, day, month, year, issuer, families, first, last, subject in rows(INSTRUMENTS):
        date = datetime.date(int(year), int(month), int(day))
        yield kind, number, date, issuer, families, int(first), int(last), subject


RULES = grammar(GRAMMAR)
ALL_PROVINCES = provinces()
STANDING = [p for p in ALL_PROVINCES if p[2]]
ALL_MOVEMENTS = list(movements())
ALL_EVENTS = list(events())
ALL_INSTRUMENTS = list(instruments())
ALL_TARGETS = {family: [(alternative(text), relation, alternative(unit), size)
                        for text, relation, unit, size in rows(table)]
               for family, table in TARGETS.items()}
MERGER = datetime.date(2025, 7, 1)


# ---------------------------------------------------------------------------------------------
# Words

class Words:
    """Chance, the sentences of the grammar and invented names."""

    def __init__(self, number, sound="k"):
        self.random = random.Random(number).random
        self.sound = sound
        self.rules = {**RULES, "Company": self.company, "Village": self.village,
                      "Person": self.person}

    def chance(self, share):
        return self.random() < share

    def below(self, n):
        return int(self.random() * n)

    def between(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def pick(self, options):
        return options[int(self.random() * len(options))]

    def shuffle(self, items):
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]

    def some(self, options, n):
        options = list(options)
        self.shuffle(options)
        return options[:n]

    def rank(self):
        """A number without bound, small ones often: what is named by it obeys Heaps' law."""
        u = 1 - self.random()
        return int(1 / (u * u))

    def say(self, symbol):
        rule = self.rules[symbol]
        kind = type(rule)
        if kind is str:
            return rule
        if kind is not tuple:
            return rule()
        chosen = rule[int(self.random() * len(rule))]
        return chosen if type(chosen) is str else self.fill(chosen)

    def fill(self, chosen):
        if type(chosen) is str:
            return chosen
        form, slots, repeats = chosen
        said = [self.say(slot) for slot in slots]
        if repeats:
            for i, slot in enumerate(slots):
                if said[i] in said[:i]:
                    said[i] = self.say(slot)
        return form % tuple(said)

    def upper(self, symbol):
        return lambda: first_upper(self.say(symbol))

    def sentence(self, symbol):
        return first_upper(self.say(symbol))

    def village(self):
        n = self.rank()
        if self.sound in HEADS and n % 3:
            heads = HEADS[self.sound]
            return f"{heads[n % len(heads)]} {invented_syllable(n)}"
        syllables = PLACE_SYLLABLES["s" if self.sound == "s" else "k"]
        first, step = n % len(syllables), 1 + n * 5 % 4093 % (len(syllables) - 1)
        return f"{syllables[first]} {syllables[(first + step) % len(syllables)]}"

    def company(self):
        n = self.rank()
        kind = ("Công ty TNHH", "Công ty cổ phần", "Nhà máy", "Xí nghiệp",
                "Hợp tác xã")[n % 5]
        second = " " + brand(n * 31 + 7) if n > 12 else ""
        return f"{kind} {brand(n)}{second}" + ("", " Việt Nam", " Vina", "")[n % 4]

    def person(self):
        if self.sound == "h" and self.chance(.5):
            return f"{self.pick(HIGHLAND)} {invented_syllable(self.rank())}"
        return f"{self.pick(SURNAMES)} {self.pick(MIDDLES)} {self.pick(GIVEN)}"


def first_upper(text):
    return text[0].upper() + text[1:]


def first_lower(text):
    return text[0].lower() + text[1:]


def scatter(n):
    """Neighbouring numbers far apart, each to one of its own below 2^32."""
    return n * 2654435761 % 4294967296


def invented_syllable(n):
    n = scatter(n)
    return first_upper(ONSETS[n % len(ONSETS)] + VOWELS[n // 64 % len(VOWELS)]
                       + CODAS[n // 8192 % len(CODAS)])


def brand(n):
    n = scatter(n)
    tails = [BRAND_TAILS[n // d % len(BRAND_TAILS)] for d in (128, 4096, 131072)]
    return BRANDS[n % len(BRANDS)] + "".join(tails[:2 + n // 4194304 % 2])


# ---------------------------------------------------------------------------------------------
# Who issues

FAMILIES = {
    "u": {"people": "đoàn viên, người lao động", "base": "công đoàn cơ sở",
          "org": "tổ chức Công đoàn", "sign": "TM. BAN THƯỜNG VỤ"},
    "g": {"people": "cán bộ, công chức và nhân dân", "base": "xã, phường, thị trấn",
          "org": "chính quyền các cấp", "sign": "TM. ỦY BAN NHÂN DÂN"},
    "f": {"people": "các tầng lớp nhân dân", "base": "ban công tác Mặt trận ở khu dân cư",
          "org": "Mặt trận Tổ quốc Việt Nam", "sign": "TM. BAN THƯỜNG TRỰC"},
    "y": {"people": "đoàn viên, thanh thiếu nhi", "base": "chi đoàn",
          "org": "Đoàn Thanh niên", "sign": "TM. BAN THƯỜNG VỤ"},
}
INDUSTRIES = [("Y tế", "CĐYT"), ("Giáo dục", "CĐGD"), ("Dệt May", "CĐDM"), ("Xây dựng", "CĐXD"),
              ("Cao su", "CĐCSVN"), ("Đường sắt", "CĐĐS"), ("Ngân hàng", "CĐNH"),
              ("Công Thương", "CĐCT"), ("Giao thông vận tải", "CĐGTVT"), ("Điện lực", "CĐĐL"),
              ("Viên chức", "CĐVC"), ("Than - Khoáng sản", "CĐTKS")]
TLD = "Tổng Liên đoàn Lao động Việt Nam"


class Body:
    """An issuer: name is its full one, short what its texts call it."""

    def __init__(self, family, level, top, name, short, code, place, lower, area):
        self.family, self.level, self.top, self.name = family, level, top, name
        self.short, self.code, self.place = short, code, place
        self.lower, self.area = lower, area


def union_body(words, province, where, district, merged):
    sort = words.random()
    if sort < .02:
        return Body("u", "central", None, TLD, "Tổng Liên đoàn", "KH-TLĐ", "Hà Nội",
                    "các liên đoàn lao động tỉnh, thành phố", "trong cả nước")
    if sort < .12:
        name, code = words.pick(INDUSTRIES)
        return Body("u", "industry", TLD, f"Công đoàn {name} Việt Nam", "Công đoàn ngành",
                    f"KH-{code}", "Hà Nội", "công đoàn các đơn vị trực thuộc", "trong toàn ngành")
    provincial = f"Liên đoàn Lao động {where}"
    level = where.split()[0].lower()
    if sort < .6:
        lower = "công đoàn các xã, phường" if merged else "liên đoàn lao động các huyện"
        return Body("u", "province", TLD, provincial, f"Liên đoàn Lao động {level}", "KH-LĐLĐ",
                    province, lower, f"trên địa bàn {level}")
    if sort < .82 and merged:
        return Body("u", "grassroots", provincial, f"Công đoàn xã {district}", "Công đoàn xã",
                    "KH-CĐX", district, "các công đoàn cơ sở", "trên địa bàn xã")
    if sort < .82:
        return Body("u", "district", provincial, f"Liên đoàn Lao động huyện {district}",
                    "Liên đoàn Lao động huyện", "KH-LĐLĐ", district, "các công đoàn cơ sở",
                    "trên địa bàn huyện")
    return Body("u", "grassroots", provincial, f"Công đoàn cơ sở {words.company()}",
                "Công đoàn Công ty", "KH-CĐCS", province, "các tổ công đoàn", "trong toàn Công ty")


def people_committee(words, province, where, district, merged):
    if words.chance(.55):
        level = where.split()[0].lower()
        return Body("g", "province", None, f"Ủy ban nhân dân {where}", f"Ủy ban nhân dân {level}",
                    "KH-UBND", province, "các sở, ban, ngành và địa phương", f"toàn {level}")
    level = "xã" if merged or words.chance(.25) else "huyện"
    return Body("g", "grassroots" if level == "xã" else "district", f"Ủy ban nhân dân {where}",
                f"Ủy ban nhân dân {level} {district}", f"Ủy ban nhân dân {level}", "KH-UBND",
                district, "các cơ quan, đơn vị trực thuộc", f"trên địa bàn {level}")


def front_body(words, province, where, district, merged):
    front = "Ủy ban Mặt trận Tổ quốc Việt Nam"
    if merged or words.chance(.6):
        level = where.split()[0].lower()
        return Body("f", "province", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
                    f"{front} {where}", f"Mặt trận Tổ quốc {level}", "KH-MTTQ-BTT", province,
                    "Mặt trận các địa phương", f"trong {level}")
    return Body("f", "district", f"{front} {where}", f"{front} huyện {district}",
                "Mặt trận Tổ quốc huyện", "KH-MTTQ-BTT", district, "Mặt trận các xã, thị trấn",
                "trong huyện")


def youth_body(words, province, where, district, merged):
    center = "Đoàn Thanh niên Cộng sản Hồ Chí Minh"
    level = "Thành" if where.startswith(("thành", "Thành")) else "Tỉnh"
    if merged or words.chance(.7):
        return Body("y", "province", center, f"{level} Đoàn {province}", f"{level} Đoàn",
                    "KH/TĐTN-VP", province, "các cơ sở Đoàn trực thuộc", "trong toàn Đoàn")
    return Body("y", "district", f"{level} Đoàn {province}", f"Huyện Đoàn {district}",
                "Huyện Đoàn", "KH/HĐTN", district, "các xã, thị trấn Đoàn", "trong huyện")


ISSUERS = (union_body, union_body, union_body, union_body, union_body, people_committee,
           people_committee, people_committee, front_body, youth_body)


def place_of(province, city):
    if province == "Hồ Chí Minh":
        return "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"
    return province, f"{'thành phố' if city else 'tỉnh'} {province}"


def draw_body(words, date):
    """An issuer as there was one on that day, and the sound of its places."""
    merged = date >= MERGER
    name, city, _, sound = words.pick(STANDING if merged else ALL_PROVINCES)
    words.sound = sound
    province, where = place_of(name, city)
    return words.pick(ISSUERS)(words, province, where, words.village(), merged)


# ---------------------------------------------------------------------------------------------
# Sentences that go round: each family has a national pool a year

GENERAL = ("purpose", "demand", "content", "task")


def voice(words, body, year):
    """Let words speak as the body does."""
    kin = FAMILIES[body.family]
    words.rules.update(
        people=kin["people"], base=kin["base"], org=kin["org"], unit=body.short,
        lower=body.lower, area=body.area, leaders=f"lãnh đạo {body.short}", year=str(year),
        work=RULES["work_" + body.family], body=RULES["body_" + body.family])
    for symbol in ("unit", "leaders", "work", "follow", "when", "body", "goal"):
        words.rules[first_upper(symbol)] = words.upper(symbol)


@functools.lru_cache(maxsize=128)
def national_pool(seed, family, year):
    """Sentences a kind that the plans of this family and year may copy."""
    words = Words((seed * 4 + "ugfy".index(family)) * 10000 + year + 1000000000000)
    body = Body(family, "central", None, "", "cơ quan Trung ương", "", "", "các địa phương",
                "trong cả nước")
    voice(words, body, year)
    return {kind: [words.sentence(kind) for _ in range(24)] for kind in GENERAL}


def adapt(words, body, text):
    """A copied sentence with the small edits that plans make."""
    text = text.replace("cơ quan Trung ương", body.short)
    text = text.replace("Cơ quan Trung ương", first_upper(body.short))
    text = text.replace("trong cả nước", body.area).replace("các địa phương", body.lower)
    if words.chance(.3):
        text = text.replace(" và ", " cùng với ", 1)
    if words.chance(.25) and ";" in text:
        text = text[:text.rindex(";")] + "."
    if words.chance(.2):
        text = "Theo hướng dẫn của Trung ương, " + first_lower(text)
    return text


# ---------------------------------------------------------------------------------------------
# Numbers and dates as they are printed

def dotted(n):
    return f"{n:,}".replace(",", ".")


def decimal(value):
    return str(value).replace(".", ",")


def days(n):
    return datetime.timedelta(n)


class Dates:
    """One way to print dates, kept through a document."""

    def __init__(self, words):
        self.long = words.chance(.2)
        self.padded = words.chance(.4)
        self.tight = words.chance(.1)

    def short(self, date):
        if self.padded:
            return f"{date.day:02}/{date.month:02}/{date.year}"
        return f"{date.day:02}/{date.month}/{date.year}"

    def bare(self, date):
        return f"{date.day}/{date.month}/{date.year}"

    def day(self, date):
        if self.long:
            return f"ngày {date.day:02} tháng {date.month:02} năm {date.year}"
        return f"ngày {self.short(date)}"

    def range(self, first, last):
        return f"({self.bare(first)}{'-' if self.tight else ' - '}{self.bare(last)})"


# ---------------------------------------------------------------------------------------------
# A plan

def quoted(name):
    return f"“{name}”"


class Plan:
    """One document: its lines, and beside them what they say."""

    def __init__(self, seed, index):
        self.seed = seed
        self.words = words = Words(seed * 1000000000 + index)
        late = words.random()
        self.year = 2009 + int(18 * (late if words.chance(.4) else math.sqrt(late)))
        self.issued = self.draw_date()
        self.body = draw_body(words, self.issued)
        self.family = self.body.family
        voice(words, self.body, self.year)
        self.pool = national_pool(seed, self.family, self.year)
        self.dates = Dates(words)
        self.goal = 4000 + int(13500 * min(words.random(), words.random()))
        self.lines, self.plain, self.size = [], [], 0
        self.truth = {"id": f"{index // 1000:03}/p{index:06}.txt", "kind": "plan"}
        for field in ("themes", "movements", "phases", "anniversaries", "citations", "targets",
                      "distractors"):
            self.truth[field] = []

    def draw_date(self):
        words = self.words
        if words.chance(.06):
            return datetime.date(self.year - 1, 12, words.between(10, 31))
        month = 1 + int(9 * words.random() * words.random())
        return datetime.date(self.year, month, words.between(3, 28))

    def add(self, *lines):
        self.lines.extend(lines)
        self.size += sum(map(len, lines))

    def add_plain(self, line):
        """A line without a fact, which noise may hurt."""
        self.plain.append(len(self.lines))
        self.add(line)

    def note(self, field, entry):
        self.truth[field].append(entry)

    # -- head

    def letterhead(self):
        words, body = self.words, self.body
        number = words.between(1, 40) if words.chance(.5) else words.between(41, 2400)
        dashed = body.family == "y" and words.chance(.5)
        self.number = f"{number:02}{'-' if dashed else '/'}{body.code}"
        if body.code.startswith("KH/") and not dashed:
            self.number = f"{number:02} {body.code}"
        place_line = (f"{body.place}, ngày {self.issued.day:02} tháng {self.issued.month:02} "
                      f"năm {self.issued.year}")
        left = [name.upper() for name in (body.top, body.name) if name]
        right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
        number_line = f"Số: {self.number}"
        if words.chance(.3):
            self.in_columns(left, right, number_line, place_line)
        elif words.chance(.5):
            self.add(*left, "-------", number_line, "", *right, "---------------", "", place_line)
        else:
            self.add(*right, "---------------", "", *left, "", number_line, place_line)
        self.truth.update(number=self.number, issued=self.issued.isoformat(), place=body.place,
                          issuer=body.name.upper(), level=body.level)
        self.head_lines = len(self.lines)

    def in_columns(self, left, right, number_line, place_line):
        width = max(map(len, left)) + 8
        for i in range(max(len(left), len(right))):
            self.add((left[i] if i < len(left) else "").ljust(width)
                     + (right[i] if i < len(right) else ""))
        self.add("", number_line.ljust(width) + place_line)

    def title(self):
        words = self.words
        self.truth["year"] = self.year
        self.period = self.family in "gf" and words.chance(.08)
        self.choose_events()
        if self.period:
            title = self.title_of_period()
        elif self.events and words.chance(.3):
            title = ("Phát động đợt thi đua đặc biệt chào mừng kỷ niệm "
                     + self.anniversary(self.events.pop()))
        else:
            title = words.pick(("Phát động phong trào thi đua yêu nước trong %s năm %d",
                                "Tổ chức phong trào thi đua yêu nước trong %s năm %d",
                                "Phát động phong trào thi đua lao động, công tác của %s năm %d"))
            title %= words.say("people"), self.year
            if words.chance(.15):
                title = title.upper()
        self.truth["title"] = title
        self.add("", "KẾ HOẠCH", title, "")

    def title_of_period(self):
        self.truth["year"] = f"{self.year}-{self.year + 4}"
        return ("Tổ chức thực hiện phong trào thi đua yêu nước giai đoạn "
                f"{self.year} - {self.year + 4}")

    def choose_events(self):
        """The anniversaries of the plan that are still to come; none, if it is for a later year."""
        coming = [(name, date) for name, date, families in ALL_EVENTS
                  if self.family in families and self.issued < date.replace(year=self.issued.year)]
        if self.issued.year == self.year:
            self.events = self.words.some(coming, self.words.between(1, 5))
        else:
            self.events = []

    def anniversary(self, event):
        """Its words, noted; a few have a wrong count, some no dates."""
        words = self.words
        name, first = event
        years = self.year - first.year
        last = first.replace(year=self.year)
        if words.chance(.03):
            years += words.pick((-1, 1))
        if name.startswith("Ngày ") and words.chance(.15):
            name = first_lower(name)
        entry = {"years": years, "event": name, "from": None, "to": None}
        dates = ""
        if words.chance(.85):
            entry["from"], entry["to"] = first.isoformat(), last.isoformat()
            dates = " " + self.dates.range(first, last)
        if years != self.year - first.year:
            entry["note"] = "the count is wrong"
        self.note("anniversaries", entry)
        return f"{years} năm {name}{dates}"

    # -- basis

    def citation(self, kind, number, date, issuer, about):
        self.note("citations", {"type": kind, "number": number, "date": date.isoformat(),
                                "issuer": issuer})
        return f"{kind} số {number} {self.dates.day(date)} của {issuer} về {about}"

    def basis(self):
        words = self.words
        known = [row for row in ALL_INSTRUMENTS if self.family in row[4]
                 and row[5] <= self.year <= row[6] and row[2] < self.issued]
        cited = [self.citation(kind, number, date, issuer, about)
                 for kind, number, date, issuer, _, _, _, about in words.some(known, 2)]
        cited += [self.citation(*plan, words.say("subject")) for plan in self.plans_above()]
        if words.chance(.3):
            cited.append(self.local_citation())
        maker = (f"{first_upper(self.body.short)} xây dựng kế hoạch tổ chức phong trào thi đua "
                 f"như sau:")
        if not cited:
            self.add(maker)
        elif words.chance(.6):
            self.add("Thực hiện " + "; ".join(cited) + ",", maker)
        else:
            self.add(*(f"Căn cứ {one};" for one in cited), maker)

    def plans_above(self):
        """The plans of the levels above, the same for all that stand below them."""
        above = []
        if self.family == "u" and self.body.level != "central":
            above.append((TLD, "KH-TLĐ", 1))
        if self.body.level in ("district", "grassroots") and self.body.top:
            code = "KH-LĐLĐ" if self.family == "u" else "KH-UBND"
            above.append((self.body.top, code, 2))
        for issuer, code, month in above:
            if self.family not in "ug":
                continue
            key = sum(map(ord, issuer)) * 10000 + self.year
            shared = Words(self.seed * 1000000007 + key)
            date = datetime.date(self.year, month, shared.between(5, 25))
            if date < self.issued:
                yield "Kế hoạch", f"{shared.between(1, 99):02}/{code}", date, issuer

    def local_citation(self):
        words = self.words
        date = self.issued - days(words.between(3, 300))
        kind, code, issuer = words.pick((
            ("Chỉ thị", "CT-UBND", "Ủy ban nhân dân tỉnh"),
            ("Nghị quyết", "NQ-HĐND", "Hội đồng nhân dân tỉnh"),
            ("Hướng dẫn", "HD-HĐTĐKT", "Hội đồng Thi đua - Khen thưởng tỉnh"),
            ("Công văn", "SNV-TĐKT", "Sở Nội vụ")))
        return self.citation(kind, f"{words.between(1, 900):02}/{code}", date, issuer,
                             words.say("subject"))

    # -- body

    def section(self, heading):
        self.sections += 1
        self.items = 0
        roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[self.sections - 1]
        self.add("", f"{roman}. {heading}")

    def item(self, text, mark=None):
        if mark is None:
            self.items += 1
            mark = f"{self.items}. "
        return mark + text

    def plain_sentence(self, kind):
        words = self.words
        if words.chance(.2):
            return adapt(words, self.body, words.pick(self.pool[kind]))
        return words.sentence(kind)

    def purposes(self):
        self.section("MỤC ĐÍCH, YÊU CẦU")
        stop = self.size + self.goal // 7
        if self.events and self.words.chance(.5):
            self.add(self.item(self.celebration()))
        while self.size < stop:
            self.add_plain(self.item(self.plain_sentence("purpose")))
            if self.words.chance(.7):
                self.add_plain(self.item(self.plain_sentence("demand")))

    def celebration(self):
        words = self.words
        names = [self.anniversary(event) for event in self.events]
        self.events = []
        listed = "; ".join(names[:-1]) + (" và " if names[1:] else "") + names[-1]
        verb = words.pick(("Lập thành tích chào mừng", "Thi đua chào mừng"))
        return f"{verb} kỷ niệm {listed}; {words.say('sothat')}."

    def theme(self):
        """The theme of the emulation, by its own heading or in a sentence."""
        words = self.words
        if words.chance(.15):
            return
        text = words.sentence("theme")
        self.note("themes", {"text": text, "scope": "emulation"})
        if words.chance(.4):
            self.section("CHỦ ĐỀ THI ĐUA")
            self.add(quoted(text))
            return
        self.section("CHỦ ĐỀ, PHƯƠNG HƯỚNG")
        self.add(words.pick((f"1. Chủ đề thi đua năm {self.year}: {quoted(text)}.",
                             f"1. Phong trào thi đua năm {self.year} được tổ chức với chủ đề "
                             f"{quoted(text)}.",
                             f"1. Chủ đề thi đua: {quoted(text)}.")))
        self.items = 1
        self.add_plain(self.item(self.plain_sentence("demand")))

    def other_theme(self):
        """A theme of somebody else, or of something else than emulation."""
        words = self.words
        forms = {
            "activity": (f"Gắn thi đua với chủ đề hoạt động năm {self.year} %s; %s.",
                         f"Thực hiện tốt chủ đề công tác năm {self.year} %s, %s."),
            "province": (f"Thực hiện chủ đề năm {self.year} của tỉnh %s; %s.",),
            "year": (f"Triển khai chủ đề năm {self.year} %s; %s.",)}
        scope = words.pick(("activity", "activity", "year", "province"))
        text = words.sentence("theme_year" if scope == "year" else "theme")
        self.note("themes", {"text": text, "scope": scope})
        return words.pick(forms[scope]) % (quoted(text), words.say("sothat"))

    def draw_movements(self):
        """By rank, frequent ones first; each with its printed name."""
        words = self.words
        known = [m for m in ALL_MOVEMENTS if self.family in m[3] and m[4] <= self.year <= m[5]]
        weights = [1 / (i + 1) for i in range(len(known))]
        number = min(len(known), words.between(4, 12))
        drawn = []
        while len(drawn) < number:
            at = words.random() * sum(weights)
            i = 0
            while at >= weights[i] and i < len(weights) - 1:
                at -= weights[i]
                i += 1
            name, kind, launcher = known[i][:3]
            drawn.append((self.printed(name), kind, launcher))
            del known[i], weights[i]
        return drawn

    def printed(self, name):
        words = self.words
        if words.chance(.15):
            return re.sub(r", (\w)", lambda m: ", " + m[1].upper(), name, count=1)
        if words.chance(.05):
            return name.replace(", ", " - ", 1)
        return name

    def launched(self, name, kind, launcher):
        self.note("movements", {"name": name, "kind": kind, "launcher": launcher})
        return quoted(name)

    def movement_lines(self):
        """The movements in lists by launcher, and alone."""
        words = self.words
        drawn = self.draw_movements()
        lines = []
        for launcher in dict.fromkeys(m[2] for m in drawn):
            group = [m for m in drawn if m[2] == launcher]
            if len(group) > 1 and words.chance(.75):
                lines.append(self.movement_list(group, launcher))
            else:
                lines += [self.movement_alone(*m) for m in group]
        if self.family in "gf" and self.year >= 2011 and words.chance(.3):
            lines.append(self.local_movement())
        return lines

    def movement_list(self, group, launcher):
        words = self.words
        verb = words.pick(("Tiếp tục triển khai", "Đẩy mạnh", "Hưởng ứng", "Thực hiện tốt"))
        told = launcher if launcher and words.chance(.7) else None
        both = {"các phong trào thi đua": [], "cuộc vận động": []}
        for name, kind, _ in group:
            head = "cuộc vận động" if kind == "cuộc vận động" else "các phong trào thi đua"
            both[head].append((name, kind))
        movements, campaigns = both.values()
        if not movements or not campaigns:
            head = "các phong trào thi đua" if movements else "các cuộc vận động"
        else:
            head = "các phong trào thi đua, cuộc vận động"
        by = f" do {told} phát động" if told else ""
        separator = words.pick(("; ", "; ", ", "))
        names = [self.launched(name, kind, told) for name, kind in movements]
        rest = [self.launched(name, kind, told) for name, kind in campaigns]
        if movements and rest:
            rest[0] = "cuộc vận động " + rest[0]
        lead = words.pick((":", " như:")) if told else words.pick(("", ":"))
        end = words.pick((".", ".", "…", f"; {words.say('sothat')}."))
        return f"{verb} {head}{by}{lead} {separator.join(names + rest)}{end}"

    def movement_alone(self, name, kind, launcher):
        words = self.words
        told = launcher if launcher and words.chance(.5) else None
        by = f" do {told} phát động" if told else ""
        if told and words.chance(.2):
            by = f", được {told} phát động"
        head = words.pick(("phong trào thi đua", "phong trào")) if kind == "phong trào" else kind
        bare = not told and words.chance(.15) and not re.search("[,-]", name)
        name = self.launched(name, kind, told)
        if bare:
            return f"{words.sentence('work')} gắn với {head} {name[1:-1]}."
        return words.pick((
            f"{first_upper(head)} {name}{by}: {words.say('work')}; {words.say('sothat')}.",
            f"Đẩy mạnh {head} {name}{by}; {words.say('work')}, {words.say('sothat')}.",
            f"{words.sentence('work')} gắn với {head} {name}{by}.",
            f"Trong {words.say('people')}, tiếp tục {head} {name}{by}, {words.say('sothat')}."))

    def local_movement(self):
        """A national name with the own place in it."""
        words = self.words
        name = f"{self.body.place} chung sức xây dựng nông thôn mới"
        launcher = first_upper(self.body.short) if words.chance(.4) else None
        by = f" do {launcher} phát động" if launcher else ""
        name = self.launched(name, "phong trào", launcher)
        return f"Phong trào thi đua {name}{by}: {words.say('work')}; {words.say('work')}."

    def decoy(self):
        """Quoted words that are no movement and no theme."""
        text = self.words.sentence("decoy")
        self.note("distractors", text[text.index("“") + 1:text.index("”")])
        return text

    def past_result(self):
        words = self.words
        done = words.pick(("kết nạp được", "giúp đỡ", "vận động, chăm lo được"))
        return (f"Năm {self.year - 1}, {self.body.short} đã {done} "
                f"{dotted(words.between(20, 9000))} người; {words.say('sothat')}.")

    def contents(self):
        self.section("NỘI DUNG THI ĐUA")
        words = self.words
        facts = self.movement_lines()
        facts += [self.decoy() for _ in range(words.below(4))]
        if words.chance(.35):
            facts.append(self.other_theme())
        if words.chance(.25):
            facts.append(f"{words.sentence('work')} theo {self.local_citation()}.")
        if words.chance(.4):
            facts.append(self.past_result())
        if self.events and words.chance(.5):
            facts.append(self.celebration())
        words.shuffle(facts)
        stop = self.size + self.goal * 11 // 20 - sum(map(len, facts))
        heads = self.headings()
        left = 0
        while facts or self.size < stop:
            if left == 0 and heads:
                left = words.between(3, 7)
                self.add(self.item(heads.pop()))
            left -= 1
            if facts and (self.size >= stop or words.chance(.4)):
                self.add(self.item(facts.pop(), "- "))
            else:
                self.add_plain(self.item(self.plain_sentence("content"), "- "))

    def headings(self):
        kinds = [self.words.fill(kind) for kind in RULES["head_" + self.family]]
        self.words.shuffle(kinds)
        return kinds

    def target(self, chosen):
        words = self.words
        text, relation, unit, size = chosen
        value, shown = self.amount(size)
        text, unit = words.fill(text).replace("#", shown), words.fill(unit)
        self.note("targets", {"text": text, "value": value, "relation": relation, "unit": unit})
        return first_upper(text)

    def amount(self, size):
        words = self.words
        if size == "full":
            return 100, "100"
        if size == "share":
            value = words.between(55, 98) + (.5 if words.chance(.1) else 0)
            return value, decimal(value)
        if size == "few":
            value = words.between(1, 5)
            return value, f"{value:02}" if words.chance(.6) else str(value)
        low, high, step = {"cut": (3, 15, 1), "ten": (6, 60, 2), "hundred": (20, 180, 10),
                           "thousand": (4, 240, 50)}[size]
        value = words.between(low, high) * step
        return value, dotted(value)

    def targets(self):
        words = self.words
        if words.chance(.2):
            return
        self.section("CHỈ TIÊU PHẤN ĐẤU")
        for chosen in words.some(ALL_TARGETS[self.family], words.between(3, 6)):
            text = self.target(chosen)
            if words.chance(.3):
                text = "Phấn đấu " + first_lower(text)
            self.add(self.item(text + words.pick((".", ";")), "- "))

    def phases(self):
        words = self.words
        self.section("THỜI GIAN THỰC HIỆN")
        if self.period:
            self.stages()
            return
        first = datetime.date(self.year, 1, 1)
        last = datetime.date(self.year, 12, words.pick((15, 31)))
        if self.issued.month > 5 or words.chance(.25):
            self.window(max(self.issued, first), last)
            return
        ends = self.phase_ends(first, last)
        self.add(words.pick((f"Phong trào thi đua năm {self.year} chia làm {len(ends):02} đợt:",
                             f"Tổ chức thành {len(ends)} đợt, cụ thể như sau:")))
        form = words.below(4)
        for i, end in enumerate(ends):
            self.phase(i + 1, first, end, form)
            first = end + days(1)

    def stages(self):
        """The phases of a plan for five years."""
        middle = self.year + self.words.between(1, 3)
        spans = ((self.year, middle), (middle + 1, self.year + 4))
        for n, (first, last) in enumerate(spans, 1):
            self.note("phases", {"n": n, "unit": "giai đoạn", "from": str(first), "to": str(last),
                                 "theme": None})
            self.add(f"- Giai đoạn {n} ({first} - {last}): {self.words.say('work')}; "
                     f"{self.words.say('sothat')}.")

    def phase_ends(self, first, last):
        middle = [datetime.date(self.year, *day) for day in ((6, 30), (5, 19), (7, 28), (5, 31))]
        ends = [self.words.pick(middle), last]
        if self.words.chance(.25):
            ends.insert(1, datetime.date(self.year, 9, 30))
        return ends

    def window(self, first, last):
        """The whole year as one."""
        words = self.words
        entry = {"n": None, "from": None, "to": last.isoformat(), "theme": None}
        if words.chance(.4):
            text = f"Từ nay đến hết {self.dates.day(last)}"
        else:
            text = f"Từ {self.dates.day(first)} đến hết {self.dates.day(last)}"
            entry["from"] = first.isoformat()
        self.note("phases", entry)
        self.add(f"{text}; {words.say('sothat')}.")
        if self.events:
            self.add(self.celebration())

    def phase(self, n, first, last, form):
        words = self.words
        entry = {"n": n, "from": first.isoformat(), "to": last.isoformat(), "theme": None}
        short = self.dates.short
        number = ("I", "II", "III")[n - 1] if form == 3 else n
        if form == 0:
            text = f"Đợt {number} (từ {short(first)} đến {short(last)}): "
        elif form == 1:
            entry["from"] = entry["from"][:7]
            text = f"Đợt {number} (Từ tháng {first.month:02}/{first.year} đến {short(last)}): "
        else:
            text = f"Đợt {number}: Từ {self.dates.day(first)} đến {self.dates.day(last)}, "
        self.note("phases", entry)
        if words.chance(.12):
            entry["theme"] = words.sentence("theme")
            text += f"chủ đề {quoted(entry['theme'])}, "
        self.add(f"- {text}{self.phase_words()}.")

    def phase_words(self):
        words = self.words
        near = [self.events.pop() for _ in range(words.below(3)) if self.events]
        if not near:
            return f"{words.say('work')}; {words.say('sothat')}"
        return ("thi đua chào mừng kỷ niệm " + " và ".join(map(self.anniversary, near))
                + f"; {words.say('work')}")

    def rewards(self):
        if self.words.chance(.5):
            self.section("KHEN THƯỞNG")
            for _ in range(self.words.between(1, 3)):
                self.add_plain(self.item(self.words.sentence("reward")))

    def tasks(self):
        """By level: the issuer, those below it, the base."""
        words = self.words
        self.section("TỔ CHỨC THỰC HIỆN")
        first, step = self.size, max(600, self.goal - self.size) // 3
        for i, level in enumerate(("unit", "lower", "base")):
            self.add(self.item(words.sentence(level)))
            if i == 0 and words.chance(.6):
                self.add(self.item(self.follow_up(), "- "))
            while self.size < first + step * (i + 1):
                self.add_plain(self.item(self.plain_sentence("task"), "- "))
        self.add(f"Báo cáo kết quả gửi về {self.body.short} trước "
                 f"{self.dates.day(datetime.date(self.year, 11, 15))}.")
        self.add(words.sentence("closing")[:-1] + "./.")

    def follow_up(self):
        """A movement named before is named again."""
        words = self.words
        again = words.pick(self.truth["movements"])
        return (f"{words.sentence('body')} theo dõi {again['kind']} {quoted(again['name'])}; "
                f"{words.say('job')}.")

    # -- tail

    def recipients(self):
        words, body = self.words, self.body
        names = [body.top or "Ban Thi đua - Khen thưởng Trung ương", "Thường trực cấp ủy",
                 "Sở Nội vụ", first_upper(body.lower), words.sentence("body"),
                 words.sentence("body"), words.say("Company")]
        shown = list(dict.fromkeys(words.some(names, words.between(3, 6))))
        return ["Nơi nhận:", *(f"- {name};" for name in shown), "- Lưu: VT."]

    def signature(self):
        words = self.words
        signer = words.person() if words.chance(.92) else None
        self.truth["signer"] = signer
        sign = FAMILIES[self.family]["sign"]
        if self.body.level == "central":
            sign = "TM. ĐOÀN CHỦ TỊCH"
        elif self.body.code == "KH-CĐCS":
            sign = "TM. BAN CHẤP HÀNH"
        post = "BÍ THƯ" if self.family == "y" else "CHỦ TỊCH"
        lines = [sign, post]
        if words.chance(.3):
            lines = ["KT. " + post, "PHÓ " + post]
        if words.chance(.4):
            lines += ["", "(Đã ký)"]
        return lines + (["", signer] if signer else [])

    def tail(self):
        recipients, signature = self.recipients(), self.signature()
        self.add("")
        if self.words.chance(.7):
            self.add(*recipients, "", *signature)
            return
        width = max(map(len, recipients)) + 10
        for i in range(max(len(recipients), len(signature))):
            left = recipients[i] if i < len(recipients) else ""
            right = signature[i] if i < len(signature) else ""
            self.add((left.ljust(width) + right).rstrip())

    def write(self):
        self.sections = 0
        self.letterhead()
        self.title()
        self.basis()
        self.purposes()
        self.theme()
        self.contents()
        self.targets()
        self.phases()
        self.rewards()
        self.tasks()
        self.tail()
        return self


# ---------------------------------------------------------------------------------------------
# Noise. What it does to words it does to the truth too; lines without facts may be hurt more.

PRINTED = ("number", "place", "issuer", "signer", "title", "name", "text", "event", "launcher",
           "theme", "unit")


def reprint(value, edit, key=""):
    """The truth with edit done to all that is printed."""
    if isinstance(value, dict):
        return {k: reprint(v, edit, k) for k, v in value.items()}
    if isinstance(value, list):
        return [reprint(v, edit, "text" if key == "distractors" else key) for v in value]
    return edit(value) if isinstance(value, str) and key in PRINTED else value


def replacer(pairs):
    def edit(text):
        for old, new in pairs:
            text = text.replace(old, new)
        return text
    return edit


class Noise:
    """The defects of one document, drawn apart from its text."""

    def __init__(self, seed, index):
        self.words = Words(seed * 1000000000 + index + 500000000)
        self.drawn = [name for name, share in NOISE.items() if self.words.chance(share)]

    def apply(self, plan):
        """The text as bytes; plan.truth says what is printed in it."""
        for name in self.drawn:
            if name in LINE_NOISE:
                LINE_NOISE[name](self.words, plan)
        text = "\n".join(plan.lines) + "\n"
        for name in self.drawn:
            if name in WORD_NOISE:
                edit = WORD_NOISE[name](self.words)
                text, plan.truth = edit(text), reprint(plan.truth, edit)
        for name in self.drawn:
            if name in TEXT_NOISE:
                text = TEXT_NOISE[name](self.words, text)
        plan.truth["noise"] = self.drawn
        return text.encode()


def blank_number(_, plan):
    old = f"Số: {plan.number}"
    plan.lines = [line.replace(old, "Số:" + " " * 6 + "/" + plan.body.code) for line in plan.lines]
    plan.truth["number"] = None


def space_number(words, plan):
    if plan.truth["number"] is None:
        return
    new = words.pick(("Số:  %s /%s", "Số:%s /%s", "Số: %s /%s"))
    head, _, code = plan.number.partition("/")
    plan.lines = [line.replace(f"Số: {plan.number}", new % (head, code)) for line in plan.lines]


def flatten_head(_, plan):
    head = " ".join(" ".join(plan.lines[:plan.head_lines]).split())
    gone = plan.head_lines - 1
    plan.lines[:plan.head_lines] = [head]
    plan.plain = [i - gone for i in plan.plain]


def hurt(words, plan, n, how):
    for _ in range(n):
        i = words.pick(plan.plain)
        plan.lines[i] = how(plan.lines[i])


def slip(words, text):
    """One letter with another tone."""
    for _ in range(20):
        i = words.below(len(text))
        if text[i] in SLIPS:
            return text[:i] + SLIPS[text[i]] + text[i + 1:]
    return text


def slip_tones(words, plan):
    """In lines without facts, at times in the name of a movement too."""
    hurt(words, plan, words.between(2, 6), functools.partial(slip, words))
    if words.chance(.3):
        name = words.pick(plan.truth["movements"])["name"]
        edit = replacer([(name, slip(words, name))])
        plan.lines, plan.truth = list(map(edit, plan.lines)), reprint(plan.truth, edit)


def double_word(words, line):
    i = words.pick([i for i, c in enumerate(line[:-1]) if c == " "])
    word = line[i + 1:].split()[0]
    return line[:i] + " " + word + line[i:] if word.isalpha() else line


def double_words(words, plan):
    hurt(words, plan, words.between(1, 3), functools.partial(double_word, words))


def insert_pages(plan, make):
    """A line after about each page; plain stays true, as what follows it moves."""
    out, size, page, moved = [], 0, 1, {}
    for i, line in enumerate(plan.lines):
        moved[i] = len(out)
        out.append(line)
        size += len(line)
        if size > 2600 and i > plan.head_lines + 3:
            size, page = 0, page + 1
            out += make(page)
    plan.lines, plan.plain = out, [moved[i] for i in plan.plain]


def page_numbers(words, plan):
    form = words.pick(("- {} -", "{}", "Trang {}", "\f{}"))
    insert_pages(plan, lambda page: ["", form.format(page), ""])


def page_furniture(words, plan):
    insert_pages(plan, lambda page: [words.pick(FURNITURE)])


def tone_mixed(words):
    return replacer([pair for pair in TONE_OLD if words.chance(.4)])


def always(pairs):
    return lambda _: replacer(pairs)


def straight(_, text):
    return text.replace("“", '"').replace("”", '"')


def mixed_quotes(words, text):
    text = re.sub("“", lambda _: words.pick(("“", "“", '"', "“ ")), text)
    return re.sub("”", lambda _: words.pick(("”", "”", '"', "“")), text)


def unbalanced(words, text):
    """One closing mark is lost."""
    marks = [i for i, c in enumerate(text) if c == "”"]
    lost = words.pick(marks) if marks else len(text)
    return text[:lost] + text[lost + 1:]


def wrap(words, text):
    """Lines cut at a width, but for those in columns."""
    width = words.between(72, 82)
    return "\n".join(piece for line in text.split("\n")
                     for piece in ([line] if "    " in line else wrapped(line, width)))


def wrapped(line, width):
    while len(line) > width:
        cut = line.rfind(" ", 1, width)
        if cut < width // 2:
            break
        yield line[:cut]
        line = line[cut + 1:]
    yield line


LINE_NOISE = {"number-blank": blank_number, "number-spaced": space_number,
              "head-flat": flatten_head, "tone-slips": slip_tones, "words-doubled": double_words,
              "page-numbers": page_numbers, "page-furniture": page_furniture}
WORD_NOISE = {"abbreviations": always(SHORT), "tone-old": always(TONE_OLD),
              "tone-mixed": tone_mixed, "i-y": always(I_FOR_Y), "eth": always([("Đ", "Ð")]),
              "dash-en": always([(" - ", " – ")]), "dash-tight": always([(" - ", "- ")])}
TEXT_NOISE = {"quotes-unbalanced": unbalanced, "quotes-mixed": mixed_quotes,
              "quotes-straight": straight, "wrapped": wrap,
              "nfd": lambda _, text: unicodedata.normalize("NFD", text),
              "crlf": lambda _, text: text.replace("\n", "\r\n"),
              "bom": lambda _, text: "\ufeff" + text}


# ---------------------------------------------------------------------------------------------
# The collection

def document(seed, index, clean):
    """The bytes of a document and its truth."""
    plan = Plan(seed, index).write()
    noise = Noise(seed, index)
    if clean:
        noise.drawn = []
    return noise.apply(plan), plan.truth


def generate(seed, start, count, folder, clean):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "truth.ndjson", "w", encoding="utf-8", newline="\n") as truths:
        for index in range(start, start + count):
            text, truth = document(seed, index, clean)
            path = folder / truth["id"]
            if index == start or index % 1000 == 0:
                path.parent.mkdir(exist_ok=True)
            path.write_bytes(text)
            truths.write(json.dumps(truth, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seed", type=int, default=1, help="another collection (1)")
    parser.add_argument("--start", type=int, default=0, help="the first document (0)")
    parser.add_argument("--clean", action="store_true", help="without noise")
    parser.add_argument("count", type=int, metavar="COUNT")
    parser.add_argument("folder", type=pathlib.Path, metavar="FOLDER")
    asked = parser.parse_args()
    generate(asked.seed, asked.start, asked.count, asked.folder, asked.clean)


if __name__ == "__main__":
    main()
