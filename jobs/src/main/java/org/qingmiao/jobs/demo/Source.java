// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The institutions of the county, what each writes, and how.
 *
 * <p>Column names are the institutions' own; {@code conf/sources} maps them to the contracts.
 */
enum Source {
  ENTERPRISE(
      EnterpriseLines::of,
      Form.csv(",", StandardCharsets.UTF_8, Form.Mark.BYTE_ORDER, "\r\n"),
      new Marks("entry_no", "credit_code", "published_at", "version", "op", "D"),
      "entry_no,credit_code,name,owner_id_no,phone,former_code,effective_on,published_at,version,op,"
          + "sector,region,founded_on,registered_capital_10k_cny,insured_count"),
  LOAN(
      LoanLines::of,
      Form.csv(";", StandardCharsets.UTF_8, Form.Mark.BYTE_ORDER, "\n"),
      new Marks("LOAN_NO", "CUST_CREDIT_CODE", "RECORD_TS", "VERSION", "OP", "D"),
      "LOAN_NO,CUST_CREDIT_CODE,APPLY_DT,RECORD_TS,VERSION,OP,PRODUCT,CUST_TYPE,REPAY_MODE,"
          + "APPLY_AMT,APPLY_TERM_M,GUAR_TYPE,LOAN_AMT,DISB_DT,MATURE_DT,EVENT,EVENT_DT,EXCL"),
  REPAYMENT(
      RepaymentLines::of,
      Form.csv("|", StandardCharsets.UTF_8, Form.Mark.NONE, "\n"),
      new Marks("serial_no", "loan_no", "post_time", "ver", "op", "D"),
      "serial_no,loan_no,due_date,post_time,ver,op,due_amt,paid_date,paid_amt,overdue_days"),
  TAX_FILING(
      TaxLines::of,
      Form.csv(",", Form.GB18030, Form.Mark.NONE, "\r\n"),
      new Marks("申报序号", "纳税人识别号", "申报时间", "更正次数", "申报状态", "作废"),
      "申报序号,纳税人识别号,税款所属期止,申报时间,更正次数,申报状态,销售额(万元),上年同期销售额(万元),增值税(万元)," + "欠税余额(元),纳税信用等级"),
  UTILITY_BILL(
      PowerLines::of,
      Form.json("v", "kwh", "kwh_py", "cny"),
      new Marks("bill", "code", "issued", "v", "op", "D"),
      "bill,kind,code,period,issued,v,op,kwh,kwh_py,cny"),
  INVOICE(
      InvoiceLines::of,
      Form.csv(",", Form.GB18030, Form.Mark.NONE, "\r\n"),
      new Marks("发票号码", "销方税号", "接收时间", "更正次数", "数据状态", "撤回"),
      "发票号码,销方税号,购方税号,开票日期,接收时间,更正次数,数据状态,金额,税额,货物或应税劳务,发票状态"),
  BANK_FLOW(
      BankFlowLines::of,
      new Form.Parquet(
          """
          message bank_flow {
            required binary txn_no (STRING);
            optional binary payer_code (STRING);
            optional binary payee_code (STRING);
            required binary payer_acct (STRING);
            required binary payee_acct (STRING);
            required int64 booked_at (TIMESTAMP(MICROS,true));
            required int64 recorded_at (TIMESTAMP(MICROS,true));
            required int32 ver;
            required binary op (STRING);
            required int64 amt (DECIMAL(18,2));
            required binary channel (STRING);
            required binary summary (STRING);
            optional int64 payer_balance (DECIMAL(18,2));
            optional binary loan_no (STRING);
          }
          """),
      new Marks("txn_no", "payer_code", "recorded_at", "ver", "op", "D"),
      "txn_no,payer_code,payee_code,payer_acct,payee_acct,booked_at,recorded_at,ver,op,amt,channel,"
          + "summary,payer_balance,loan_no"),
  SOCIAL_INSURANCE(
      SocialInsuranceLines::of,
      Form.csv(",", Form.GB18030, Form.Mark.NONE, "\r\n"),
      new Marks("申报编号", "单位统一代码", "申报时间", "更正次数", "状态", "作废"),
      "申报编号,单位统一代码,费款所属期,申报时间,更正次数,状态,参保人数,缴费基数,应缴金额,欠缴金额"),
  FINANCIAL_STATEMENT(
      StatementLines::of,
      Form.csv(",", Form.GB18030, Form.Mark.NONE, "\r\n"),
      new Marks("报表编号", "纳税人识别号", "报送时间", "更正次数", "状态", "作废"),
      "报表编号,纳税人识别号,报告期末,报送时间,更正次数,状态,资产总计,所有者权益合计,有息负债,其他负债,营业收入," + "息税折旧摊销前利润,利息支出,一年内到期本金"),
  CREDIT_ENQUIRY(
      EnquiryLines::of,
      Form.csv("|", StandardCharsets.UTF_8, Form.Mark.NONE, "\n"),
      new Marks("enquiry_no", "credit_code", "report_time", "ver", "op", "D"),
      "enquiry_no,credit_code,enquiry_date,report_time,ver,op,lender_code,reason"),
  COURT_RECORD(
      CourtLines::of,
      Form.json("v", "claim"),
      new Marks("case", "code", "published", "v", "op", "D"),
      "case,code,name,filed,published,v,op,kind,cause,claim,status,closed"),
  APPLICATION(
      ApplicationLines::of,
      Form.csv(";", StandardCharsets.UTF_8, Form.Mark.BYTE_ORDER, "\n"),
      new Marks("APPLY_NO", "CUST_CREDIT_CODE", "RECORD_TS", "VERSION", "OP", "D"),
      "APPLY_NO,CUST_CREDIT_CODE,LOAN_NO,APPLY_DT,RECORD_TS,VERSION,OP,CHANNEL,APPLY_AMT,PURPOSE,"
          + "DECLARED_SALES,DECLARED_LAND_MU,DECISION,DECIDE_DT"),
  GUARANTEE(
      GuaranteeLines::of,
      Form.csv("|", StandardCharsets.UTF_8, Form.Mark.NONE, "\n"),
      new Marks("guarantee_no", "guarantor_code", "report_time", "ver", "op", "D"),
      "guarantee_no,guarantor_code,borrower_code,loan_no,sign_date,report_time,ver,op,amount,kind,"
          + "valid_until,called_date"),
  OWNERSHIP(
      OwnershipLines::of,
      Form.csv(",", StandardCharsets.UTF_8, Form.Mark.BYTE_ORDER, "\r\n"),
      new Marks("share_no", "credit_code", "published_at", "version", "op", "D"),
      "share_no,credit_code,owner_credit_code,owner_id_no,held_from,published_at,version,op,share,"
          + "held_until"),
  MATCH_DECISION(
      MatchDecisionLines::of,
      Form.csv(",", StandardCharsets.UTF_8, Form.Mark.NONE, "\n"),
      new Marks("decision_no", "credit_code", "recorded_at", "version", "op", "D"),
      "decision_no,credit_code,other_code,decided_on,recorded_at,version,op,ruling,decided_by"),
  COLLATERAL(
      CollateralLines::of,
      Form.csv(";", StandardCharsets.UTF_8, Form.Mark.BYTE_ORDER, "\n"),
      new Marks("PLEDGE_NO", "CUST_CREDIT_CODE", "REG_TS", "VERSION", "OP", "D"),
      "PLEDGE_NO,LOAN_NO,CUST_CREDIT_CODE,PLEDGE_DT,REG_TS,VERSION,OP,KIND,ASSET_HASH,VALUE,"
          + "APPRAISE_DT,TITLE,PRICE_SRC,LOCATION,INSURED,RELEASE_DT"),
  SUPPLY_DOCUMENT(
      SupplyLines::of,
      Form.json("v", "amount"),
      new Marks("doc", "seller", "received", "v", "op", "D"),
      "doc,order,seller,buyer,kind,date,received,v,op,amount,sha256,prev_sha256"),
  LAND_RIGHT(
      LandLines::of,
      Form.json("v", "area_m2"),
      new Marks("right", "code", "registered", "v", "op", "D"),
      "right,code,parcel,from,registered,v,op,kind,area_m2,until"),
  PARCEL(
      ParcelLines::of,
      new Form.GeoJson(),
      new Marks("地块编码", "统一代码", "登记时间", "版本", "操作", "D"),
      "地块编码,统一代码,起始日期,登记时间,版本,操作,截止日期,申报面积(亩),作物,坐标基准,geometry"),
  DEVICE_ASSET(
      DeviceLines::of,
      Form.json("v"),
      new Marks("fitting", "code", "registered", "v", "op", "D"),
      "fitting,code,device,asset,pledge,from,registered,v,op,kind,until"),
  FENCE(
      FenceLines::of,
      new Form.GeoJson(),
      new Marks("fence", "code", "registered", "v", "op", "D"),
      "fence,code,from,registered,v,op,role,until,geometry"),
  PING(
      PingLines::of,
      Form.csv(",", StandardCharsets.UTF_8, Form.Mark.NONE, "\n"),
      new Marks("ping", "device", "received", "", "", ""),
      "ping,device,sent,received,lon,lat,acc,sys"),
  ENVIRONMENTAL_PERMIT(
      PermitLines::of,
      Form.csv(",", StandardCharsets.UTF_8, Form.Mark.NONE, "\n"),
      new Marks("permit_no", "credit_code", "published_at", "version", "op", "D"),
      "permit_no,credit_code,valid_from,published_at,version,op,management,valid_until,cod_limit_t"),
  ENVIRONMENTAL_PENALTY(
      PenaltyLines::of,
      Form.csv(",", StandardCharsets.UTF_8, Form.Mark.NONE, "\n"),
      new Marks("penalty_no", "credit_code", "published_at", "version", "op", "D"),
      "penalty_no,credit_code,decided_on,published_at,version,op,medium,fine,halted"),
  CONSENT(
      ConsentLines::of,
      Form.csv(",", StandardCharsets.UTF_8, Form.Mark.NONE, "\n"),
      new Marks("evidence_no", "credit_code", "recorded_at", "version", "op", "D"),
      "evidence_no,credit_code,purpose,granted,recorded_at,version,op,ends,withdrawn"),
  GREEN_PROJECT(
      GreenProjectLines::of,
      Form.json("v", "invest", "equity", "debt", "qty"),
      new Marks("project", "code", "recorded", "v", "op", "D"),
      "project,code,loan,approved,recorded,v,op,formula,class,use,invest,equity,debt,runs_from,qty,unit,basis"),
  GREEN_EVIDENCE(
      GreenEvidenceLines::of,
      Form.csv(",", StandardCharsets.UTF_8, Form.Mark.NONE, "\n"),
      new Marks("statement_no", "credit_code", "recorded_at", "version", "op", "D"),
      "statement_no,credit_code,case_no,stated_on,recorded_at,version,op,code,value,unit,"
          + "document_type,document_no"),
  BUSINESS_ACTIVITY(
      BusinessActivityLines::of,
      Form.csv(",", StandardCharsets.UTF_8, Form.Mark.NONE, "\n"),
      new Marks("activity_no", "credit_code", "declared_at", "version", "op", "D"),
      "activity_no,credit_code,period_end,declared_at,version,op,class,activity,revenue"),
  ACTIVITY(
      ActivityLines::of,
      Form.json("v", "qty", "u95"),
      new Marks("line", "code", "recorded", "v", "op", "D"),
      "line,code,site,from,to,recorded,v,op,activity,qty,unit,source,evidence,verified,u95,replaces"),
  FARM_ACTIVITY(
      FarmActivityLines::of,
      Form.csv(",", Form.GB18030, Form.Mark.NONE, "\r\n"),
      new Marks("申报编号", "经营主体代码", "登记时间", "更正次数", "状态", "作废"),
      "申报编号,经营主体代码,地块编号,季别,季末,登记时间,更正次数,状态,作物或畜种,申报面积,面积单位,平均存栏,天数,"
          + "水分管理,季前水分,有机添加,添加量(t/ha),纯氮(kg),尿素(kg),石灰(t),白云石(t),粪污系统,年均气温,凭证号"),
  OWNER_ATTRIBUTE(
      OwnerLines::of,
      Form.csv(",", StandardCharsets.UTF_8, Form.Mark.NONE, "\n"),
      new Marks("owner_id_no", "owner_id_no", "reported_at", "version", "op", "D"),
      "owner_id_no,recorded_on,reported_at,version,op,sex,birth_year,residence");

  /** The columns that every source has under its own name, and its word for a retraction. */
  record Marks(
      String id, String party, String known, String version, String op, String retracted) {}

  private final Dossier.Sheet sheet;
  private final Form form;
  private final Marks marks;
  private final List<String> header;

  Source(Dossier.Sheet sheet, Form form, Marks marks, String header) {
    this.sheet = sheet;
    this.form = form;
    this.marks = marks;
    this.header = List.of(header.split(","));
  }

  /** What the institution writes about an enterprise. */
  List<Line> lines(Dossier dossier) {
    return sheet.lines(dossier);
  }

  /** Name of the folder below landing and of the source in the conf. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Name of the file within a delivery. */
  String file() {
    return folder() + "." + form.extension();
  }

  /** How the file is written. */
  Form form() {
    return form;
  }

  /** The columns every source has, by this source's names. */
  Marks marks() {
    return marks;
  }

  /** The columns in written order. */
  List<String> header() {
    return header;
  }
}
