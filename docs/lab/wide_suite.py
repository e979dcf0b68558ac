"""Makes the series of wide-suite.md, and prints the commands that compare models on them.

    python3 wide_suite.py DATA OUT births.csv

DATA holds the public files that docs/benchmarks.md names; OUT is a folder for the series.
It needs pandas.
"""

import os
import sys

import numpy as np
import pandas as pd

D, S, births = sys.argv[1] + "/", sys.argv[2] + "/", sys.argv[3]
os.makedirs(S, exist_ok=True)


def put(name, rows, window, ahead, extra="", half="a"):
    rows.to_csv(f"{S}{name}.csv", index=False)
    columns = f" {extra}" if extra else ""
    print(
        f"./sswim evaluate {S}{name}.csv --window {window} --horizons {ahead}{columns} --seeds 1"
        " --models ridge,random,s-swim,lightgbm"
    )


e1=pd.read_csv(D+'ETTh1.csv'); e2=pd.read_csv(D+'ETTh2.csv')
put('ett2-OT-first3000', e2[['date','OT']][:3000], 48,'24','','a')
put('ett1-OT-whole', e1[['date','OT']], 168,'24','','a')
put('ett1-HUFL-whole', e1[['date','HUFL']], 168,'48','','b')
put('ett2-HUFL-whole', e2[['date','HUFL']], 168,'24','','a')
put('ett2-OT-whole', e2[['date','OT']], 48,'24','','b')
put('ett1-MUFL-4000-9000', e1[['date','MUFL']][4000:9000], 48,'24','','a')
put('ett1-LUFL-9000-13000', e1[['date','LUFL']][9000:13000], 168,'24','','b')
put('ett2-MULL-11000-17000', e2[['date','MULL']][11000:17000], 168,'168','','a')
put('ett1-OT-12000-16000', e1[['date','OT']][12000:16000], 48,'24','','b')
put('ett2-LULL-6000-9000', e2[['date','LULL']][6000:9000], 48,'48','','b')
m=pd.read_csv(D+'metr-la-29.csv.gz')
c=m.columns
m['date']=pd.to_datetime(m['date'])
# five-minute rows to hours
h=m.set_index('date').resample('1h').mean().reset_index()
put('metr-hourly-'+c[4], h[['date',c[4]]], 48,'24','','a')
put('metr-hourly-'+c[17], h[['date',c[17]]], 168,'24','','b')
put('metr-5min-'+c[9], m[['date',c[9]]][:8000], 48,'12','','b')
el=pd.read_csv(D+'electricity-2.csv.gz')
put('elec-0-9000', el[['date','0']][:9000], 168,'24','','a')
put('elec-320-9000', el[['date','320']][15000:24000], 168,'24','','b')
put('elec-320-5000', el[['date','320']][10000:15000], 168,'168','','a')
put('elec-0-4000', el[['date','0']][3000:7000], 48,'24','','b')
x=pd.read_csv(D+'exchange_rate.txt.gz',header=None)
x.columns=['c%d'%i for i in range(8)]
x.insert(0,'date',pd.date_range('1990-01-01',periods=len(x)).strftime('%Y-%m-%d'))
put('exchange-c1', x[['date','c1']], 28,'28','','a')
put('exchange-c7', x[['date','c7']][2000:5000], 28,'7','','b')
nn=pd.concat([pd.read_csv(D+'panels/nn5-train.csv.gz'),pd.read_csv(D+'panels/nn5-test.csv.gz')])
for i,half in ((7,'a'),(23,'a'),(55,'a'),(36,'b'),(71,'b'),(102,'b')):
    s=nn[nn.unique_id=='NN5-%03d'%i]['y'].values
    put('nn5-%03d'%i, pd.DataFrame({'date':pd.date_range('1996-03-18',periods=len(s)).strftime('%Y-%m-%d'),'y':s}), 28,'7','--missing mask',half)
tr=pd.read_csv(D+'m4/Hourly-train.csv.gz',index_col=0)
te=pd.read_csv(D+'m4/Hourly-test.csv.gz',index_col=0)
for k,half in (('H45','a'),('H120','a'),('H210','a'),('H180','b'),('H260','b'),('H330','b')):
    s=np.concatenate([tr.loc[k].dropna().values.astype(float),te.loc[k].dropna().values.astype(float)])
    put('m4-'+k, pd.DataFrame({'date':pd.date_range('2015-07-01',periods=len(s),freq='h').strftime('%Y-%m-%d %H:%M'),'y':s}), 48,'24','',half)
g=pd.read_csv(D+'gefcom2012.csv.gz',parse_dates=['date'])
ok=g.load.notna().values
edges=np.flatnonzero(np.diff(np.r_[False,ok,False].astype(int)))
segs=[(int(p),int(q)) for p,q in zip(edges[::2],edges[1::2])]
gi=[segs[-1][0]]
p,q=max(segs[:-1],key=lambda t:t[1]-t[0]); L=g[p:q]
put('gef-temp-last', g[['date','temp']][gi[-1]:], 168,'24','','a')
put('gef-load-early', L[['date','load']][:9000], 168,'24','','a')
put('gef-load-early-known', L[['date','load','temp']][:9000], 168,'24','--target load --known temp','b')
l6=L[-6000:]
put('gef-load-6000-known', l6[['date','load','temp']], 48,'24','--target load --known temp','a')
put('gef-temp-early5000', L[['date','temp']][:5000], 48,'48','','b')
bk=pd.read_csv(D+'bike-sharing.csv.gz')
bk=bk.rename(columns={'date_time':'date'})
put('bike-temp', bk[['date','temp']], 168,'24','','a')
put('bike-hum-known', bk[['date','hum','temp','windspeed']][:8000], 48,'24','--target hum --known temp,windspeed','b')
put('bike-wind', bk[['date','windspeed']][9000:14000], 48,'24','','b')
put('bike-users-y1-known', bk[['date','users','holiday','workingday','temp','hum']][:8700], 168,'24','--target users --known holiday,workingday,temp,hum','a')
put('bike-users-y2', bk[['date','users']][8800:], 168,'24','','b')
d=pd.DataFrame({'date':bk.date.str[:10],'users':bk.users,'temp':bk.temp,'hum':bk.hum,'holiday':bk.holiday}).groupby('date').agg(users=('users','sum'),temp=('temp','mean'),hum=('hum','mean'),holiday=('holiday','max')).reset_index()
put('bike-daily', d[['date','users']], 28,'7','','a')
put('bike-daily-known', d, 28,'7','--target users --known temp,hum,holiday','b')
gd=pd.DataFrame({'date':L.date.dt.strftime('%Y-%m-%d'),'load':L.load,'temp':L.temp}).groupby('date').mean().reset_index()[1:-1]
put('gef-daily-known', gd, 28,'7','--target load --known temp','a')
bi=pd.read_csv(births)
dc=bi.columns[0]
put('births-4y', bi[3000:3000+1461], 28,'7','--target '+bi.columns[1],'a')
put('births-2y', bi[5000:5730], 28,'28','--target '+bi.columns[1],'b')
put('births-9y', bi[1000:1000+3287], 28,'28','--target '+bi.columns[1],'b')
